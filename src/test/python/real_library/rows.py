"""Makes rows to use a relationship on, their values made from the types of the fields."""
import enum
import typing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Union
from uuid import UUID, uuid4

NUMBERS = count(1)


class Rows:
    """Parents with and without children of one relationship; what is right is asked of the database itself."""

    def __init__(self, use, relation):
        self.use = use
        self.relation = relation
        self.parents = []
        self.children = []

    def make(self):
        child, parent, key = self.relation.child, self.relation.parent, self.relation.key
        self.parents = [self.key_of(self.insert(parent)) for _ in range(3)]
        first, second = self.parents[:2]
        owners = [first, second] if self.use.is_unique(self.relation) else [first, first, second]
        if not child.model_fields[key].is_required():
            owners.append(None)
        self.children = [self.key_of(self.insert(child, {key: owner})) for owner in owners]

    def parent_of(self, child):
        """The key of the parent of the child with this key, as text; None if it has none."""
        question = 'SELECT "%s" FROM "%s" WHERE "%s" = ?' % (
            self.relation.key,
            self.relation.child.table_name(),
            self.relation.child.primary_key(),
        )
        found = self.use.raw.execute(question, [stored(child)]).fetchone()[0]
        return None if found is None else str(found)

    def children_of(self, parent):
        """The keys of the children of the parent with this key, as text."""
        question = 'SELECT "%s" FROM "%s" WHERE "%s" = ?' % (
            self.relation.child.primary_key(),
            self.relation.child.table_name(),
            self.relation.key,
        )
        return sorted(str(it[0]) for it in self.use.raw.execute(question, [stored(parent)]))

    @staticmethod
    def key_of(record):
        return getattr(record, type(record).primary_key_field())

    @classmethod
    def text(cls, record):
        return str(cls.key_of(record))

    def insert(self, model, given=None, above=()):
        """A record, saved, with parents of its own where it must have some."""
        assert model not in above, "these need each other: %s" % (above,)
        values = dict(given or {})
        for name, field in model.model_fields.items():
            if name not in values and field.is_required():
                parent = self.parent_model(model, name)
                if parent is None or parent is model:
                    values[name] = value_of(field.annotation, field.metadata)
                else:
                    values[name] = self.key_of(self.insert(parent, above=above + (model,)))
        itself = [name for name in values if self.parent_model(model, name) is model]
        if self.is_beyond(model, values) or itself and not given:
            return self.insert_plainly(model, values, itself)
        record = model(**values)
        assert self.use.call(record.save) == 1, "not saved"
        self.reads_as_written(model, record, values)
        return record

    def is_beyond(self, model, values):
        """Whether the library inserts no such row: one of a key only, or with a key that it takes for a number."""
        name = model.primary_key_field()
        key = model.model_fields[name]
        if key.is_required() and getattr(model, "__pk_auto_generated__", True):
            self.use.note("%s is inserted beside the library, which leaves %s to the database" % (model.__name__, name))
            return True
        return not values and len(model.model_fields) == 1

    def insert_plainly(self, model, values, itself):
        """A row that the library does not insert, or one that points to itself."""
        field = model.primary_key_field()
        key = values.pop(field, None) or value_of(model.model_fields[field].annotation)
        values.update(dict.fromkeys(itself, key), **{model.primary_key(): key})
        insert(self.use.raw, model.table_name(), values)
        return self.use.call(model.find_one, key)

    def reads_as_written(self, model, record, values):
        again = self.use.call(model.find_one, self.key_of(record))
        assert again is not None, "%r cannot be found" % record
        for name, value in values.items():
            found = getattr(again, name)
            assert found == value, "%s: %r was written, %r is read" % (name, value, found)

    @staticmethod
    def parent_model(model, name):
        """The model that a field points to, as the model's own relations have it."""
        for relation in model.get_relations():
            descriptor = model.get_relation(relation)
            if type(descriptor).__name__.endswith("BelongsTo") and descriptor.foreign_key == name:
                return descriptor.get_related_model(model)
        return None


def stored(key):
    """A key as the library stores it."""
    return str(key) if isinstance(key, UUID) else key


def insert(connection, table, values):
    """Inserts values by column, beside the library."""
    columns = ", ".join('"%s"' % it for it in values)
    words = table, columns, ", ".join("?" * len(values))
    connection.execute('INSERT INTO "%s" (%s) VALUES (%s)' % words, [stored(it) for it in values.values()])


def value_of(annotation, metadata=()):
    """Some value of a type, another one each time where there are several."""
    number = next(NUMBERS)
    if hasattr(annotation, "__metadata__"):
        return value_of(annotation.__origin__, annotation.__metadata__)
    arguments = getattr(annotation, "__args__", ())
    origin = getattr(annotation, "__origin__", None)
    if origin is Union or type(annotation).__name__ in ("UnionType", "Union"):
        return value_of(next(it for it in arguments if it is not type(None)), metadata)
    if origin is typing.Literal:
        return arguments[0]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return next(iter(annotation))
    makers = {
        bool: lambda: True,
        int: lambda: number,
        float: lambda: number + 0.5,
        Decimal: lambda: Decimal("%d.25" % number),
        str: lambda: short("t%d" % number, metadata),
        bytes: lambda: b"b%d" % number,
        UUID: uuid4,
        datetime: lambda: datetime(2024, 1, 1, 12, 30) + timedelta(seconds=number),
        date: lambda: date(2024, 1, 1) + timedelta(days=number),
        time: lambda: time(12, 30, number % 60),
        dict: lambda: {"number": number},
        list: lambda: [],
        Any: lambda: number,
    }
    return makers[origin or annotation]()


def short(text, metadata):
    longest = [it.max_length for it in metadata if getattr(it, "max_length", None)]
    return text[-longest[0]:] if longest else text
