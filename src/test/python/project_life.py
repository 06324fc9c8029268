"""Answers what is true of a project that lives, for ProjectLifeTest.

A request is a line "FOLDER<tab>FILE", the file having what `kin list --format json` printed. The answer: "true<tab>FACT" for what models and
migrations say, "failed<tab>TEXT" for what is wrong, "imports<tab>NUMBER" and "used<tab>NUMBER", then "end". A fact is one of

    Order.customer belongs_to Customer
    nullable orders.customer_id     the model requires what the database does not
    kept orders.customer_id         a foreign key that no relationship has, or a column that no field has
    kept orders                     a table that no model has

Every import order has a process of its own, forked here: the library is imported already, the project is not.
"""
import contextlib
import gc
import importlib
import json
import sqlite3
import sys
import tempfile
import traceback
from pathlib import Path

from real_library import forget_own_modules, rules
from real_library.collected import CollectedUse

from kinship_proof.processes import run_all
from kinship_proof.relation import Relation

forget_own_modules()


TIMEOUT = 120


def entries(root):
    """Every module and every package, as a user might import it first."""
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def migrated(folder, database):
    """What all migrations make of an empty database, in the order of their numbers."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for file in sorted(folder.glob("migrations/*.sql")):
            try:
                connection.executescript(file.read_text(encoding="utf-8"))
            except sqlite3.Error as error:
                raise AssertionError("%s: %s" % (file.name, error)) from error
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not broken, broken


class First:
    """A module that is imported first: what it loads resolves, and so does everything once all is loaded."""

    def __init__(self, use, first, others):
        self.use = use
        self.modules = [[first], others]

    def run(self):
        sys.path.insert(0, self.use.root)
        for modules in self.modules:
            for module in modules:
                importlib.import_module(module)
            for model, name in relations(self.use):
                self.use.attempt((model, name), Relation, model, name)
        return ["%s\t%s" % (it, self.modules[0][0]) for it in self.use.said]


class Life(CollectedUse):
    """All modules imported: uses every relationship on rows, and asks the database for its rules."""

    def __init__(self, root, database, listing):
        super().__init__(root, database)
        self.listing = listing

    def use(self, relation):
        if relation.kind == "method":
            return  # It is the user's own.
        rules.hold(self.raw, relation, super().use(relation))

    def note(self, text):
        self.said.append("failed\t" + text)

    def run(self, now, later=()):
        super().run(now, list(later))
        self.said += ["true\t" + it for it in self.facts()]
        return self.said + ["failed\t" + it for it in self.untrue()]

    def facts(self):
        declared = set()
        for relation in self.resolved():
            yield str(relation)
            if not relation.is_through:
                declared.add((relation.child.table_name(), relation.key))
        tables = {it.table_name() for it in self.real_models()}
        yield from ("kept " + it for it in self.tables() - tables if not it.startswith("sqlite_"))
        for model in self.real_models():
            yield from self.columns(model, declared)

    def resolved(self):
        for model, name in relations(self):
            with contextlib.suppress(Exception):  # which `use_all` has reported
                yield Relation(model, name)

    def real_models(self):
        return [it for it in self.models() if getattr(it, "__table_name__", None)]

    def columns(self, model, declared):
        table = model.table_name()
        names = model.get_field_to_column_map()
        fields = {names.get(name, name): field for name, field in model.model_fields.items()}
        columns = {it[1]: it for it in self.raw.execute('PRAGMA table_info("%s")' % table)}
        keys = {it[3] for it in self.raw.execute('PRAGMA foreign_key_list("%s")' % table)}
        for name in sorted(fields.keys() - columns.keys()):
            self.said.append("failed\tno migration makes %s.%s" % (table, name))
        for name, column in sorted(columns.items()):
            if name not in fields or name in keys and (table, name) not in declared:
                yield "kept %s.%s" % (table, name)
            elif not column[5] and bool(column[3]) != fields[name].is_required():
                yield ("required %s.%s" if column[3] else "nullable %s.%s") % (table, name)

    def untrue(self):
        """What `kin list` says otherwise than the classes."""
        with open(self.listing, encoding="utf-8") as file:
            said = json.load(file)
        listed = {(it["at"].rsplit(":", 1)[0], it["name"]): it for it in said["models"]}
        there = {self.place(it): it for it in self.real_models()}
        for place in sorted(listed.keys() ^ there.keys()):
            yield "kin list: %s %s is %s" % (*place, "no model" if place in listed else "left out")
        for place in sorted(listed.keys() & there.keys()):
            said, known = self.flat(listed[place]), self.known(there[place])
            if said != known:
                different = ["%s: %s, not %s" % (it, said.get(it), known.get(it)) for it in sorted({**said, **known})]
                different = [it for it in different if it.split(": ")[1].split(", not ")[0] != it.split(", not ")[1]]
                yield "kin list: %s: %s" % (place[1], "; ".join(different))

    def place(self, model):
        path = Path(sys.modules[model.__module__].__file__).resolve()
        return path.relative_to(Path(self.root)).as_posix(), model.__name__

    @staticmethod
    def flat(listed):
        """What was listed of a model, by a name for each thing."""
        facts = {"table": listed.get("table"), "primary_key": listed.get("primary_key", []), "mode": listed["mode"]}
        for it in listed.get("fields", []):
            facts["field " + it["name"]] = [it["column"], it["nullable"]]
        for it in listed.get("relationships", []):
            words = ["type", "target", "foreign_key", "inverse_of", "through", "target_foreign_key"]
            facts["relationship " + it["name"]] = [it.get(word) for word in words]
        return facts

    def known(self, model):
        """The same of the class itself."""
        mode = "async" if any(it.__name__ == "AsyncActiveRecord" for it in model.__mro__) else "sync"
        facts = {"table": model.table_name(), "primary_key": list(model.primary_key_columns()), "mode": mode}
        names = model.get_field_to_column_map()
        for name, field in model.model_fields.items():
            optional = type(None) in getattr(field.annotation, "__args__", ())
            facts["field " + name] = [names.get(name, name), optional]
        for it in self.resolved():
            if it.model is not model:
                continue
            through = [it.join.__name__, it.far_key] if it.is_through else [None, None]
            facts["relationship " + it.name] = [it.kind, it.target.__name__, it.key, it.inverse_of] + through
        return facts


def relations(use):
    return [(model, name) for model in use.models() for name in model.get_relations()]


def begin(work, out):
    """Does some work in this process, and says what came of it."""
    try:
        said = work()
    except BaseException:
        said = ["failed\t" + traceback.format_exc(limit=-1).strip().replace("\n", " | ")]
    out.write("\n".join(said))


def together(works):
    """What all these say, as many at once as there are processors."""
    said = {}
    for work, lines, status in run_all(works, TIMEOUT, begin):
        said[works.index(work)] = lines + ([] if status == 0 else ["failed\ta process ended with status %s" % status])
    return [it for _, lines in sorted(said.items()) for it in lines]


def answer(folder, listing):
    names = list(entries(folder))
    with tempfile.TemporaryDirectory() as scratch:
        database = str(Path(scratch, "life.db"))
        works = [first(folder, names, it) for it in names]
        try:
            migrated(folder, database)
            works.insert(0, lambda: Life(folder, database, listing).run(names))
            said = []
        except AssertionError as error:
            said = ["failed\tmigrations: %s" % error]
        return [*grouped(said + together(works), len(names)), "imports\t%d" % len(names)]


def grouped(said, modules):
    """The same with one line for a failure, whichever modules it follows."""
    lines = {}
    for line in said:
        kind, text, *first = line.split("\t")
        lines.setdefault((kind, text), []).extend(first)
    for (kind, text), first in lines.items():
        by = "" if not first else " whatever is imported first" if len(first) == modules else " first: " + ", ".join(first)
        yield "%s\t%s%s" % (kind, text, by)


def first(folder, names, name):
    others = [it for it in names if it != name]
    return lambda: First(CollectedUse(folder, ":memory:"), name, others).run()


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    gc.freeze()
    for line in sys.stdin:
        folder, listing = line.rstrip("\n").split("\t")
        for said in dict.fromkeys(answer(Path(folder), listing)):
            print(said)
        print("end", flush=True)


main()
