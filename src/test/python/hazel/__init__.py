"""A small active-record library on SQLite, made to test that Kinship can support a second library.

It differs from rhosocial-activerecord on purpose: a foreign key is a column that no field declares, many-to-many
relationships use a join table without a model, relationships name their target by module and class, and table names are
singular.
"""
import importlib
import sqlite3

_database = None


def connect(path):
    """Opens the one database that all models use."""
    global _database
    _database = sqlite3.connect(path)
    _database.execute("PRAGMA foreign_keys = ON")
    return _database


def _rows(sql, *values):
    return _database.execute(sql, values).fetchall()


class Column:
    """A stored attribute; the column has its name. ``key=True`` makes it the primary key, numbered by the database."""

    def __init__(self, kind, null=False, key=False):
        self.kind = kind
        self.null = null
        self.key = key

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, record, owner):
        return self if record is None else record.values.get(self.name)

    def __set__(self, record, value):
        record.values[self.name] = value


class _Relation:
    def __init__(self, target, back=None):
        self.target = target
        self.back = back

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner

    def __get__(self, record, owner):
        return self if record is None else self.load(record)

    def model(self):
        """The class that ``module:Class`` names, imported when the relationship is first used."""
        module, _, name = self.target.partition(":")
        return getattr(importlib.import_module(module), name)

    def check(self):
        """Raises if the inverse does not exist or names another inverse."""
        if self.back is not None:
            inverse = self.model().__dict__.get(self.back)
            if not isinstance(inverse, _Relation) or inverse.back != self.name or inverse.model() is not self.owner:
                raise LookupError(f"{self.target} has no relationship {self.back} that answers {self.name}")


class to_one(_Relation):
    """The record that this one's key column points to."""

    def __init__(self, target, key, back=None, null=False, eager=False):
        super().__init__(target, back)
        self.key = key
        self.null = null
        self.eager = eager

    def load(self, record):
        value = record.values.get(self.key)
        return None if value is None else self.model().find(value)

    def __set__(self, record, other):
        record.values[self.key] = None if other is None else other.id


class from_one(_Relation):
    """The one record whose key column points here."""

    def __init__(self, target, key, back=None, eager=False):
        super().__init__(target, back)
        self.key = key
        self.eager = eager

    def load(self, record):
        found = self.model().where(self.key, record.id)
        return found[0] if found else None


class from_many(from_one):
    """The records whose key column points here."""

    def load(self, record):
        return self.model().where(self.key, record.id)


class across(_Relation):
    """The records at the other end of a join table."""

    def __init__(self, target, table, key, far_key, back=None, eager=False):
        super().__init__(target, back)
        self.table = table
        self.key = key
        self.far_key = far_key
        self.eager = eager

    def load(self, record):
        rows = _rows(f'SELECT "{self.far_key}" FROM "{self.table}" WHERE "{self.key}" = ?', record.id)
        return [self.model().find(row[0]) for row in rows]

    def link(self, record, other):
        _rows(
            f'INSERT INTO "{self.table}" ("{self.key}", "{self.far_key}") VALUES (?, ?)', record.id, other.id
        )


class Model:
    """A row of ``table``; subclasses declare their columns and relationships."""

    table = None

    def __init__(self, **values):
        self.values = {}
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def relations(cls):
        return [it for it in cls.__dict__.values() if isinstance(it, _Relation)]

    @classmethod
    def columns(cls):
        own = [it.name for it in vars(cls).values() if isinstance(it, Column)]
        return own + [it.key for it in cls.relations() if isinstance(it, to_one)]

    @classmethod
    def where(cls, column, value):
        names = ", ".join(f'"{it}"' for it in cls.columns())
        found = []
        for row in _rows(f'SELECT {names} FROM "{cls.table}" WHERE "{column}" = ?', value):
            record = cls()
            record.values = dict(zip(cls.columns(), row))
            found.append(record)
        return found

    @classmethod
    def find(cls, id):
        return cls.where("id", id)[0]

    def save(self):
        """Inserts the record and gives it its id."""
        names = list(self.values)
        columns = ", ".join(f'"{it}"' for it in names)
        marks = ", ".join("?" for _ in names)
        sql = f'INSERT INTO "{self.table}" ({columns}) VALUES ({marks})' if names else f'INSERT INTO "{self.table}" DEFAULT VALUES'
        self.values["id"] = _database.execute(sql, [self.values[it] for it in names]).lastrowid
        return self
