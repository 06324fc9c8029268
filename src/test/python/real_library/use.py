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
from real_library.checks import Checks
from real_library.relation import Method, Relation
from real_library.rows import Links, Rows

# Speed; nothing here asks what a power cut leaves.
PRAGMAS = {"foreign_keys": "ON", "journal_mode": "MEMORY", "synchronous": "OFF"}
logging.disable(logging.CRITICAL)


class Use:
    """One import order of one project."""

    def __init__(self, root, sentence, database):
        self.root = str(root.resolve())
        self.source, self.kind, self.wanted, self.key, self.migration = sentence
        self.database = database
        self.loop = None
        self.names = set()
        self.said = []
        self.statements = 0
        self.raw = sqlite3.connect(database, isolation_level=None)
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.done = set()
        self.sentence_kept = False
        self.schemas = set()

    def run(self, now, later):
        """Imports modules, uses what is there, imports the later ones and uses the rest."""
        there = [name for name, module in list(sys.modules.items()) if self.is_of_project(module)]
        assert not there, "a new process would not have them: %s" % there
        sys.path.insert(0, self.root)
        config = SQLiteConnectionConfig(database=self.database, pragmas=dict(PRAGMAS))
        ActiveRecord.configure(config, SQLiteBackend)
        self.count(ActiveRecord.__backend__)
        for modules in [now, later]:
            for module in modules:
                importlib.import_module(module)
            self.use_all()
        if not self.sentence_kept:
            self.said.append("failed\tno %s %s %s" % (self.source, self.kind, self.wanted))
        if self.loop:
            self.loop.run_until_complete(AsyncActiveRecord.__backend__.disconnect())
        return self.said

    def is_of_project(self, module):
        place = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", [])), "")
        return place.startswith(self.root)

    def count(self, backend):
        execute = backend.execute

        def counting(*arguments, **named):
            self.statements += 1
            return execute(*arguments, **named)

        backend.execute = counting

    def be_async(self):
        self.loop = asyncio.new_event_loop()
        config = SQLiteConnectionConfig(database=self.database, pragmas=dict(PRAGMAS))
        self.loop.run_until_complete(AsyncActiveRecord.configure(config, AsyncSQLiteBackend))
        self.count(AsyncActiveRecord.__backend__)

    def models(self):
        """The models of the project that are loaded by now."""
        modules = [it for it in list(sys.modules.values()) if self.is_of_project(it)]
        members = {(it.__name__, member) for it in modules for member in vars(it).values() if isinstance(member, type)}
        bases = ActiveRecord, AsyncActiveRecord
        models = [it for module, it in members if it.__module__ == module and issubclass(it, bases)]
        return sorted(models, key=lambda it: (it.__module__, it.__name__))

    def use_all(self):
        """Uses what no earlier call has used, and what is loaded by resolving it."""
        relations = []
        while True:
            models = self.models()
            self.names.update(it.__name__ for it in models)
            new = [(model, name) for model in models for name in model.get_relations()]
            new = [it for it in new if it not in self.done]
            if not new:
                break
            for model, name in new:
                self.done.add((model, name))
                found = self.attempt("%s.%s" % (model.__name__, name), Relation, model, name)
                relations += [found] if found else []
        if not self.loop and any(issubclass(it, AsyncActiveRecord) for it in models):
            self.be_async()
        self.make_tables(models)
        for relation in relations + list(Method.all(relations)):
            self.attempt(str(relation), self.use, relation)

    def attempt(self, what, action, *arguments):
        self.no_luck()
        try:
            return action(*arguments)
        except Exception as error:
            place = inspect.getinnerframes(error.__traceback__)[-1]
            line = (place.code_context or [""])[0].strip()
            said = "%s: %s" % (type(error).__name__, " ".join(str(error).split()))
            self.said.append("failed\t%s: %s at %s" % (what, said, line))
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

    def make_tables(self, models):
        for model in models:
            try:
                table = model.table_name()
            except Exception:
                continue  # A base of models has none.
            self.attach(model.schema_name())
            if table.lower() not in self.tables():
                self.raw.execute(rules.plain_table(model))
                self.note("no migration makes %s: plain table" % table)

    def attach(self, schema):
        """Gives the one file the name of a schema, too: what is in the schema is in the file."""
        if not schema or schema == "main" or schema in self.schemas:
            return
        self.schemas.add(schema)
        statement = "ATTACH DATABASE '%s' AS \"%s\"" % (self.database, schema)
        ActiveRecord.__backend__.execute(statement)
        if self.loop:
            self.loop.run_until_complete(AsyncActiveRecord.__backend__.execute(statement))

    def note(self, text):
        self.said.append("note\t" + text)

    def call(self, function, *arguments):
        self.no_luck()
        result = function(*arguments)
        return self.loop.run_until_complete(result) if inspect.isawaitable(result) else result

    def use(self, relation):
        rows = Links(self, relation) if relation.is_through else Rows(self, relation)
        rows.make()
        self.said.append("used\t%s" % relation)
        Checks(self, relation, rows).all()
        said = (relation.model.__name__, relation.kind, relation.target.__name__)
        if said == (self.source, self.kind, self.wanted) and self.key in ("", relation.key):
            if self.migration:
                rules.hold(self.raw, relation, rows)
            self.sentence_kept = True
