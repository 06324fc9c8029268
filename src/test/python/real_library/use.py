"""Uses every relationship of a project, in a process that has not imported the project yet."""
import asyncio
import importlib
import inspect
import logging
import sqlite3
import sys

from rhosocial.activerecord.backend.impl.sqlite.backend import AsyncSQLiteBackend, SQLiteBackend
from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig
from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord

from real_library import rules
from real_library.rows import Rows

# Speed; nothing here asks what a power cut leaves.
PRAGMAS = {"foreign_keys": "ON", "journal_mode": "MEMORY", "synchronous": "OFF"}
logging.disable(logging.CRITICAL)


class Relation:
    """A relationship as one class declares it."""

    def __init__(self, model, name):
        self.model = model
        self.name = name
        self.descriptor = model.get_relation(name)
        words = type(self.descriptor).__name__
        words = words[len("Async"):] if words.startswith("Async") else words
        self.kind = "".join("_" + it.lower() if it.isupper() else it for it in words).lstrip("_")
        self.key = self.descriptor.foreign_key
        self.target = self.descriptor.get_related_model(model)

    @property
    def child(self):
        return self.model if self.kind == "belongs_to" else self.target

    @property
    def parent(self):
        return self.target if self.kind == "belongs_to" else self.model

    def __str__(self):
        return "%s.%s %s %s" % (self.model.__name__, self.name, self.kind, self.target.__name__)


class Use:
    """One import order of one project."""

    def __init__(self, root, sentence, database):
        self.root = str(root.resolve())
        self.source, self.kind, self.wanted, self.key = sentence or [""] * 4
        self.database = database
        self.loop = asyncio.new_event_loop()
        self.names = set()
        self.said = []
        self.statements = 0
        self.raw = sqlite3.connect(database, isolation_level=None)
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.migrated = self.tables()
        self.done = set()
        self.sentence_kept = False

    def run(self, now, later):
        self.nothing_is_imported()
        sys.path.insert(0, self.root)
        self.configure()
        for modules in [now, later]:
            for module in modules:
                importlib.import_module(module)
            self.use_all()
        if self.source and not self.sentence_kept:
            self.said.append("failed\tno %s %s %s" % (self.source, self.kind, self.wanted))
        self.loop.run_until_complete(AsyncActiveRecord.__backend__.disconnect())
        return self.said

    def nothing_is_imported(self):
        """What makes a fork as good as a new process."""
        there = [name for name, module in list(sys.modules.items()) if self.is_of_project(module)]
        assert not there, "imported before: %s" % there

    def is_of_project(self, module):
        place = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", [])), "")
        return place.startswith(self.root)

    def configure(self):
        config = SQLiteConnectionConfig(database=self.database, pragmas=dict(PRAGMAS))
        ActiveRecord.configure(config, SQLiteBackend)
        self.loop.run_until_complete(AsyncActiveRecord.configure(config, AsyncSQLiteBackend))
        for backend in [ActiveRecord.__backend__, AsyncActiveRecord.__backend__]:
            backend.execute = self.counted(backend.execute)

    def counted(self, execute):
        def counting(*arguments, **named):
            self.statements += 1
            return execute(*arguments, **named)

        return counting

    def models(self):
        """The models of the project that are loaded by now."""
        modules = [it for it in list(sys.modules.values()) if self.is_of_project(it)]
        members = [(it, member) for it in modules for member in list(vars(it).values())]
        return sorted(
            {
                member
                for module, member in members
                if isinstance(member, type)
                and issubclass(member, (ActiveRecord, AsyncActiveRecord))
                and member.__module__ == module.__name__
            },
            key=lambda it: (it.__module__, it.__name__),
        )

    def use_all(self):
        """Uses what no earlier call has used, and what is loaded by resolving it."""
        relations = []
        while True:
            self.names.update(it.__name__ for it in self.models())
            new = [(model, name) for model in self.models() for name in model.get_relations()]
            new = [it for it in new if it not in self.done]
            if not new:
                break
            for model, name in new:
                self.done.add((model, name))
                relation = self.attempt("%s.%s" % (model.__name__, name), Relation, model, name)
                relations += [relation] if relation else []
        self.make_tables()
        for relation in relations:
            self.attempt(str(relation), self.use, relation)

    def attempt(self, what, action, *arguments):
        self.no_luck()
        try:
            return action(*arguments)
        except Exception as error:
            place = inspect.getinnerframes(error.__traceback__)[-1]
            line = (place.code_context or [""])[0].strip()
            self.said.append("failed\t%s: %r at %s" % (what, error, line))
            return None

    def no_luck(self):
        """The library takes a class from the locals of any caller: here there is none to take."""
        frame = sys._getframe()
        while frame:
            lucky = self.names.intersection(frame.f_locals)
            assert not lucky, "%s can be seen in %s" % (lucky, frame.f_code)
            frame = frame.f_back

    def tables(self):
        names = self.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {it[0].lower() for it in names}

    def make_tables(self):
        for model in self.models():
            try:
                table = model.table_name()
            except Exception:
                continue  # A base of models has none.
            if table.lower() not in self.tables():
                self.raw.execute(rules.plain_table(model))
                self.note("no migration makes %s: plain table" % table)

    def note(self, text):
        self.said.append("note\t" + text)

    def call(self, function, *arguments):
        self.no_luck()
        result = function(*arguments)
        return self.loop.run_until_complete(result) if inspect.isawaitable(result) else result

    def use(self, relation):
        if relation.kind == "has_many_through":
            raise NotImplementedError("has_many_through is not exercised yet")
        self.inverse_is_right(relation)
        rows = Rows(self, relation)
        rows.make()
        self.said.append("used\t%s" % relation)
        if relation.kind == "belongs_to":
            self.belongs_to(relation, rows)
        else:
            self.has(relation, rows)
        if self.is_sentence(relation):
            self.sentence_kept = True
            if relation.child.table_name().lower() in self.migrated:
                rules.hold(self.raw, relation, self.is_unique(relation), rows)

    def is_sentence(self, relation):
        said = (relation.model.__name__, relation.kind, relation.target.__name__)
        return said == (self.source, self.kind, self.wanted) and self.key in ("", relation.key)

    def inverse_is_right(self, relation):
        name = relation.descriptor.inverse_of
        if name:
            inverse = Relation(relation.target, name)
            assert inverse.target is relation.model, "the inverse leads to %r" % inverse.target
            assert inverse.key == relation.key, "the inverse has the key %s" % inverse.key
            assert inverse.descriptor.inverse_of == relation.name, inverse.descriptor.inverse_of

    @staticmethod
    def is_unique(relation):
        """Whether the parent has one child: what the way back, or the relation itself, says."""
        name = relation.descriptor.inverse_of
        there = relation.target.get_relation(name) if name else None
        sides = [type(it).__name__ for it in [relation.descriptor, there] if it]
        return any(it.endswith("HasOne") for it in sides)

    def belongs_to(self, relation, rows):
        for child in rows.children:
            record = self.call(relation.model.find_one, child)
            self.is_parent(relation, rows, self.related(relation, record), child)
            self.leads_back(relation, rows, self.related(relation, record), child)
            if rows.parent_of(child):
                query = self.call(getattr(record, relation.name + "_query"))
                self.is_parent(relation, rows, self.call(query.one), child)
        for record in self.eager(relation, rows.children):
            child = rows.key_of(record)
            self.statements = 0
            self.is_parent(relation, rows, self.related(relation, record), child)
            assert not (rows.parent_of(child) and self.statements), "with_ has not loaded it"

    def is_parent(self, relation, rows, found, child):
        expected = rows.parent_of(child)
        if expected is None:
            assert found is None, "no key, and yet %r" % found
        else:
            assert type(found) is relation.target, "found %r" % found
            assert rows.text(found) == expected, (found, expected)

    def leads_back(self, relation, rows, found, child):
        if found is not None and relation.descriptor.inverse_of:
            back = self.call(getattr(found, relation.descriptor.inverse_of))
            back = back if isinstance(back, list) else [back]
            assert str(child) in [rows.text(it) for it in back], back

    def has(self, relation, rows):
        for parent in rows.parents:
            record = self.call(relation.model.find_one, parent)
            self.are_children(relation, rows, self.related(relation, record), parent)
            query = self.call(getattr(record, relation.name + "_query"))
            found = sorted(rows.text(it) for it in self.call(query.all))
            assert found == rows.children_of(parent), found
        for record in self.eager(relation, rows.parents):
            parent = rows.key_of(record)
            self.statements = 0
            self.are_children(relation, rows, self.related(relation, record), parent)
            assert not (rows.children_of(parent) and self.statements), "with_ has not loaded it"

    def are_children(self, relation, rows, found, parent):
        expected = rows.children_of(parent)
        if relation.kind == "has_one":
            found = [] if found is None else [found]
        assert all(type(it) is relation.target for it in found), found
        assert sorted(rows.text(it) for it in found) == expected, (found, expected)

    def related(self, relation, record):
        return self.call(getattr(record, relation.name))

    def eager(self, relation, keys):
        """The records with these keys, with what they are related to, in two statements."""
        self.statements = 0
        records = self.call(relation.model.query().with_(relation.name).all)
        assert self.statements == 2, "%d statements for with_" % self.statements
        records = [it for it in records if Rows.key_of(it) in keys]
        assert len(records) == len(keys), records
        return records
