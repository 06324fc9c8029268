"""Uses every relationship of a project, in a process that has not imported the project yet."""
import asyncio
import importlib
import inspect
import logging
import sys

from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord

from kinship_proof.checks import Checks
from kinship_proof.databases import Sqlite
from kinship_proof.relation import Method, Relation
from kinship_proof.rows import Links, Rows
from kinship_proof.tables import plain_columns, plain_table

BASES = ActiveRecord, AsyncActiveRecord
logging.disable(logging.CRITICAL)


class Use:
    """One import order of one project. What comes of it goes to failed, used and note."""

    def __init__(self, root, database):
        self.root = str(root)
        self.loop = None
        self.names = set()
        self.statements = 0
        self.database = Sqlite(database) if isinstance(database, str) else database
        self.raw = self.database.raw
        self.done = set()
        self.schemas = set()
        self.plain = set()
        self.shared = set()

    def failed(self, what, error):
        """Something about a relationship, or a model and the name of its relationship, went wrong."""
        raise NotImplementedError

    def used(self, relation):
        """A relationship is going to be used."""
        raise NotImplementedError

    def note(self, text):
        """Something to know that is not wrong."""
        raise NotImplementedError

    def is_wanted(self, model, name):
        """Whether a relationship must be used."""
        return True

    def prepare(self):
        """Finds the modules of the project first, and connects the library to the database."""
        there = [name for name, module in list(sys.modules.items()) if self.is_of_project(module)]
        assert not there, "a new process would not have them: %s" % there
        sys.path.insert(0, self.root)
        self.connect()

    def connect(self):
        ActiveRecord.configure(self.database.config(), self.database.backend())
        self.count(ActiveRecord.__backend__)

    def run(self, now, later):
        """Imports modules, uses what they have, imports the later ones and uses the rest."""
        self.prepare()
        for modules in [now, later]:
            for module in modules:
                importlib.import_module(module)
            self.use_all()
        self.end()

    def end(self):
        if self.loop:
            self.loop.run_until_complete(AsyncActiveRecord.__backend__.disconnect())

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
        backend = self.database.async_backend()
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(AsyncActiveRecord.configure(self.database.config(), backend))
        self.count(AsyncActiveRecord.__backend__)

    def models(self):
        """The models of the project that are loaded by now."""
        modules = [it for it in list(sys.modules.values()) if self.is_of_project(it)]
        members = {(it.__name__, member) for it in modules for member in vars(it).values() if isinstance(member, type)}
        models = [it for module, it in members if it.__module__ == module and issubclass(it, BASES)]
        return sorted(models, key=lambda it: (it.__module__, it.__name__))

    def resolve_all(self):
        """Resolves what no earlier call has, and what is loaded by resolving it; the relationships, and all models."""
        relations = []
        while True:
            models = self.models()
            self.names.update(it.__name__ for it in models)
            new = [(model, name) for model in models for name in model.get_relations()]
            new = [it for it in new if it not in self.done and self.is_wanted(*it)]
            if not new:
                return relations, models
            for model, name in new:
                self.done.add((model, name))
                found = self.attempt((model, name), Relation, model, name)
                relations += [found] if found else []

    def use_all(self):
        """Uses what no earlier call has used."""
        relations, models = self.resolve_all()
        if not self.loop and any(issubclass(it, AsyncActiveRecord) for it in models):
            self.be_async()
        self.make_tables(models)
        for relation in relations + list(Method.all(relations)):
            self.attempt(relation, self.use, relation)

    def attempt(self, what, action, *arguments):
        self.no_luck()
        try:
            return action(*arguments)
        except Exception as error:
            self.failed(what, error)
            return None

    def no_luck(self):
        """The library takes a class from the locals of any caller: here there is none to take."""
        frame = sys._getframe()
        while frame:
            lucky = self.names.intersection(frame.f_locals)
            assert not lucky, "%s can be seen in %s" % (lucky, frame.f_code)
            frame = frame.f_back

    def tables(self):
        return self.database.tables()

    def make_tables(self, models):
        for model in models:
            try:
                table = model.table_name()
            except Exception:
                continue  # A base of models has none.
            self.attach(model.schema_name())
            if table.lower() not in self.tables():
                try:
                    self.raw.execute(plain_table(model))
                except Exception as error:
                    self.note("no table can be made for %s: %s" % (table, error))
                    continue
                self.plain.add(table.lower())
                self.note("no migration makes %s: plain table" % table)
            elif table.lower() in self.plain:
                self.share(model, table)

    def share(self, model, table):
        """Programs in one project may each have a model of a table: it gets the columns of all of them."""
        self.shared.add(table)
        for column, words in plain_columns(model):
            if column.lower() not in self.database.columns(table):
                self.raw.execute('ALTER TABLE "%s" ADD COLUMN %s' % (table, words))

    def attach(self, schema):
        """Gives the one file the name of a schema, too: what is in the schema is in the file."""
        if not schema or schema == "main" or schema in self.schemas:
            return
        self.schemas.add(schema)
        statement = self.database.attaching(schema)
        if not statement:
            return
        ActiveRecord.__backend__.execute(statement)
        if self.loop:
            self.loop.run_until_complete(AsyncActiveRecord.__backend__.execute(statement))

    def call(self, function, *arguments):
        self.no_luck()
        result = function(*arguments)
        return self.loop.run_until_complete(result) if inspect.isawaitable(result) else result

    def rows_for(self, relation):
        """Rows to use a relationship on, not made yet."""
        return Links(self, relation) if relation.is_through else Rows(self, relation)

    def use(self, relation):
        """Makes rows and uses a relationship on them, which it returns."""
        for table in self.shared:
            self.raw.execute('DELETE FROM "%s"' % table)  # Rows of one model are not rows of another.
        rows = self.rows_for(relation)
        rows.make()
        self.used(relation)
        Checks(self, relation, rows).all()
        return rows
