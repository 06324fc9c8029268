"""Uses a project and tells, line by line, what came of it."""
import importlib
import inspect
import os
import sys
import types
from typing import Union

from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord

from kinship_proof.keys import key_columns, key_fields
from kinship_proof.readings import Wrong, reading, words
from kinship_proof.rows import Unguessable, condition, parts, stored
from kinship_proof.use import BASES, Use

LONGEST = 600
UNION = (Union, getattr(types, "UnionType", Union))


def line(*parts):
    """A line of the answer. Tabs, line ends and what no terminal shows are escaped."""
    return "\t".join(str(it)[:LONGEST].encode("unicode_escape").decode("ascii") for it in parts) + "\n"




class Verification(Use):
    """One import order of a project in a folder, of which some relationships are wanted; all if none is named."""

    def __init__(self, project, database, out):
        super().__init__(project.folder, database)
        self.project = project
        self.out = out
        self.stage = "resolve"

    def prepare(self):
        super().prepare()
        sys.path[:1] = self.project.roots

    def tell(self, *parts):
        self.out.write(line(*parts))
        self.out.flush()

    def note(self, text):
        """Tables are made plainly only if the user is told so once."""

    def used(self, relation):
        self.stage = "use"

    def words(self, error):
        """What an error says; the files of the copy are called as those of the project."""
        text = str(error) if isinstance(error, Unguessable) else words(error)
        return text.replace(self.root + os.sep, "")

    def is_wanted(self, model, name):
        return not self.project.wanted or (self.file(model), model.__name__, name) in self.project.wanted

    def file(self, model):
        return self.project.name(getattr(sys.modules[model.__module__], "__file__", ""))

    def failed(self, what, error):
        model, name = what if isinstance(what, tuple) else (what.model, what.name)
        untried = isinstance(error, Unguessable) or self.stage == "rows" and type(error).__name__ == "ValidationError"
        said, help_text = reading(error, model, name)
        verdict = "untried" if untried else "failed"
        self.tell("relation", self.file(model), model.__name__, name, verdict, self.words(error), said, help_text)

    def first(self, module):
        """Imports a module first and resolves what it has loaded."""
        self.prepare()
        if self.imported(module, "first"):
            self.resolve_all()

    def whole(self, modules):
        """Imports all modules and uses everything."""
        self.prepare()
        for module in modules:
            self.imported(module, "whole")
        self.connect_all()
        self.use_all()
        self.inherited()
        self.end()

    def imported(self, module, order):
        self.tell("at", module.file)
        try:
            importlib.import_module(module.name)
            return True
        except BaseException as error:
            place = self.project.place(error) or (module.file, 0)
            said, help_text = reading(error, None, module.name)
            hangs = "hangs" if type(error).__name__ == "Hanging" else "failed"
            self.tell("module", module.file, order, hangs, self.words(error), said, help_text, *place)
            if hangs == "hangs":
                raise
            return False

    def connect_all(self):
        """The project may have connected its models to a database of its own: they get the one of the proof."""
        self.connect()
        for model in self.models():
            for base in model.__mro__:
                if base not in BASES and "__backend__" in vars(base) and vars(base)["__backend__"] is not None:
                    type.__delattr__(base, "__backend__")

    def make_tables(self, models):
        if self.project.strict:
            for model in models:
                if getattr(model, "__table_name__", None):
                    self.attach(model.schema_name())
        else:
            super().make_tables(models)

    def inherited(self):
        """The library does not give a class the relationships of its bases."""
        for model in self.models():
            if not getattr(model, "__table_name__", None):
                continue
            for base in model.__mro__[1:]:
                for name, member in vars(base).items():
                    if hasattr(member, "foreign_key") and hasattr(member, "get_related_model"):
                        if name not in model.get_relations() and self.is_wanted(model, name):
                            error = Wrong(
                                "`%s` has `%s` from `%s`, and the library gives no class the relationships of its bases"
                                % (model.__name__, name, base.__name__),
                                "declare `%s` in `%s` itself" % (name, model.__name__),
                            )
                            self.failed((model, name), error)

    def use(self, relation):
        self.stage = "check"
        if relation.kind != "method":
            self.check(relation)
        self.stage = "rows"
        rows = super().use(relation)
        self.stage = "delete"
        rule = self.delete(relation, rows)
        eager = "" if relation.kind == "method" else ", eagerly in %d statements" % (3 if relation.is_through else 2)
        how = "%d rows linked; read lazily%s; no owner sees rows of another%s" % (len(rows.children), eager, rule)
        self.tell("relation", self.file(relation.model), relation.model.__name__, relation.name, "proved", how, "", "")

    def check(self, relation):
        """What can be told before a row is made, and tells more than what the library or the database would say."""
        models = [relation.model, relation.target] + ([relation.join] if relation.is_through else [])
        for other in models[1:]:
            if issubclass(relation.model, ActiveRecord) != issubclass(other, ActiveRecord):
                one, two = ("sync", "async") if issubclass(relation.model, ActiveRecord) else ("async", "sync")
                raise Wrong(
                    "`%s` is %s and `%s` is %s" % (relation.model.__name__, one, other.__name__, two),
                    "give both models the same base: ActiveRecord or AsyncActiveRecord",
                )
        ends = [(relation.child, relation.key, relation.parent)]
        if relation.is_through:
            ends = [(relation.join, relation.key, relation.model), (relation.join, relation.far_key, relation.target)]
        for model in models:
            self.check_primary_key(model)
        for child, key, parent in ends:
            self.check_keys(child, key, parent)
        if self.project.strict:
            for model in models:
                self.check_schema(model)
                self.check_table(model)
        for child, key, parent in ends:
            self.check_constraint(child, key, parent)
        relation.check_inverse()

    def check_primary_key(self, model):
        for column in key_columns(model):
            if column not in [model.get_field_to_column_map().get(it, it) for it in model.model_fields]:
                raise Wrong(
                    "`%s` has no field for its primary key `%s`" % (model.__name__, column),
                    "declare the field, as %s: Optional[int] = None" % column,
                )

    def check_keys(self, child, key, parent):
        own = key_fields(parent)
        if len(parts(key)) != len(own):
            raise Wrong(
                "`%s` names %d fields as the key, and the key of `%s` has %d"
                % (child.__name__, len(parts(key)), parent.__name__, len(own)),
                "name as many fields as foreign_key as the key of `%s` has" % parent.__name__,
            )
        for one, other in zip(parts(key), own):
            self.check_key(child, one, parent, other)

    def check_key(self, child, key, parent, other):
        fields = child.get_column_to_field_map()
        field = child.model_fields.get(key) or child.model_fields.get(fields.get(key, key))
        if field is None and not hasattr(child, key):
            raise Wrong(
                "`%s` has no field `%s`, which is named as the key" % (child.__name__, key),
                "add the field `%s` to `%s`, or name the field that it has as foreign_key" % (key, child.__name__),
            )
        own = parent.model_fields.get(other)
        if field is not None and own is not None:
            one, two = plain(field.annotation), plain(own.annotation)
            if one and two and one is not two and not issubclass(one, two) and not issubclass(two, one):
                raise Wrong(
                    "`%s.%s` is `%s`, and the key of `%s` is `%s`"
                    % (child.__name__, key, one.__name__, parent.__name__, two.__name__),
                    "make `%s` in `%s` `%s`" % (key, child.__name__, two.__name__),
                )

    def check_schema(self, model):
        """In MySQL a schema is a database, and there is one only that the proof may touch."""
        schema = model.schema_name()
        if schema and schema != "main" and self.database.is_confined:
            raise Unguessable("`%s` is in the database `%s`, which a proof must not touch" % (model.__name__, schema))

    def check_table(self, model):
        table = model.table_name()
        if table.lower() not in self.tables():
            raise Wrong(
                "no migration creates the table `%s` of `%s`" % (table, model.__name__),
                "write a migration that creates it: kin add writes one for a relationship whose tables are missing",
            )
        there = self.database.columns(table)
        names = model.get_field_to_column_map()
        for name in model.model_fields:
            column = names.get(name, name)
            if column.lower() not in there:
                raise Wrong(
                    "the table `%s` has no column `%s` for the field `%s.%s`" % (table, column, model.__name__, name),
                    "write a migration that adds it, or correct the name of the field",
                )

    def check_constraint(self, child, key, parent):
        own = columns_of(child, key)
        keys = [it for it in self.database.foreign_keys(child.table_name()) if sorted(it[0]) == sorted(own)]
        for _, table, _ in keys:
            if parent.table_name().lower() not in [it[1] for it in keys]:
                raise Wrong(
                    "in the database `%s.%s` points to the table `%s`, not to `%s`"
                    % (child.table_name(), ", ".join(own), table, parent.table_name()),
                    "correct the foreign key in a migration, or the relationship in the models",
                )

    def delete(self, relation, rows):
        """Deletes a parent that has children as the key says, and takes it back; what the database did, in words."""
        if relation.is_through:
            return ""
        child, parent = relation.child, relation.parent
        own = columns_of(child, relation.key)
        keys = self.database.foreign_keys(child.table_name())
        rules = [rule for columns, _, rule in keys if sorted(columns) == sorted(own)]
        if not rules:
            return "; the database has no foreign key for it"
        rule = rules[0].upper()
        owner = rows.parents[0]
        self.raw.execute("BEGIN")
        try:
            where = condition(key_columns(parent))
            self.raw.execute('DELETE FROM "%s" WHERE %s' % (parent.table_name(), where), stored(owner))
            refused = self.database.refusal(child.table_name())
        except Exception as error:
            if "IntegrityError" not in [it.__name__ for it in type(error).__mro__]:
                raise
            refused = " ".join(str(error).split())
        finally:
            self.raw.execute("ROLLBACK")
        if rule in ("CASCADE", "SET NULL", "SET DEFAULT"):
            if refused:
                raise Wrong(
                    "the key says ON DELETE %s, and the database refuses to delete a parent: %s" % (rule, refused),
                    "let the column be NULL, or choose another rule: kin add has --on-delete",
                )
            return "; ON DELETE %s works" % rule
        if not refused:
            raise Wrong("a parent with children was deleted, and they were left", "write the foreign key in a migration")
        return "; a parent with children is not deleted"


def columns_of(child, key):
    """The columns of a key, which is one field or several."""
    names = child.get_field_to_column_map()
    return [names.get(it, it) for it in parts(key)]


def plain(annotation):
    """The one class that an annotation means, None beside it left out; None for anything else."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if getattr(annotation, "__origin__", None) in UNION or type(annotation) in UNION:
        others = [it for it in annotation.__args__ if it is not type(None)]
        annotation = others[0] if len(others) == 1 else None
    return annotation if inspect.isclass(annotation) and not hasattr(annotation, "__origin__") else None
