"""Makes rows to use a relationship on; what is right on them is asked of the database itself."""
from datetime import datetime, time
from uuid import UUID

from kinship_proof.keys import is_composite, key_columns, key_fields
from kinship_proof.values import Unguessable, value_of


class Rows:
    """Parents with and without children of one relationship."""

    def __init__(self, use, relation):
        self.use = use
        self.relation = relation
        self.table = relation.join.table_name() if relation.is_through else relation.child.table_name()
        self.parents = []
        self.children = []

    def make(self):
        child, keys = self.relation.child, parts(self.relation.key)
        self.parents = self.three(self.relation.parent)
        first, second = self.parents[:2]
        owners = [first, second] if self.relation.is_unique else [first, first, second]
        if not any(child.model_fields[it].is_required() for it in keys):
            owners.append((None,) * len(keys))
        self.children = [key_of(self.insert(child, dict(zip(keys, parts(owner))))) for owner in owners]

    def three(self, model):
        return [key_of(self.insert(model)) for _ in range(3)]

    def parent_of(self, child):
        """The key of the parent of the child with this key, as text; None if it has none."""
        model = self.relation.child
        words = quoted(parts(self.relation.key)), self.table, condition(key_columns(model))
        found = self.use.raw.execute('SELECT %s FROM "%s" WHERE %s' % words, stored(child)).fetchone()
        return None if None in found else text(tuple(found))

    def children_of(self, parent):
        """The keys of the children of the parent with this key, as text."""
        columns = key_columns(self.relation.child)
        return self.select(columns, self.relation.key, parent)

    def select(self, columns, key, value):
        words = quoted(columns), self.table, condition(parts(key))
        found = self.use.raw.execute("SELECT %s FROM \"%s\" WHERE %s" % words, stored(value))
        return sorted(text(it if len(columns) > 1 else it[0]) for it in found)

    def insert(self, model, given=None, above=()):
        """A record, saved, with parents of its own where it must have some."""
        if model in above:
            raise Unguessable("these need each other: %s" % ", ".join(it.__name__ for it in above))
        values = dict(given or {})
        for name, field in model.model_fields.items():
            if name not in values and field.is_required():
                parent = parent_model(model, name)
                if parent is None or parent is model:
                    values[name] = value_of(field.annotation, field.metadata)
                else:
                    values[name] = key_of(self.insert(parent, above=above + (model,)))
        itself = [name for name in values if parent_model(model, name) is model]
        if self.is_beyond(model, values) or itself and not given:
            return self.insert_plainly(model, values, itself)
        record = model(**values)
        assert self.use.call(record.save) == 1, "not saved"
        self.reads_as_written(model, record, values)
        return record

    def is_beyond(self, model, values):
        """Whether the library inserts no such row: one of a key only, or with a key that it takes for a number."""
        if is_composite(model):
            return False
        name = model.primary_key_field()
        if model.model_fields[name].is_required() and getattr(model, "__pk_auto_generated__", True):
            self.use.note("%s is inserted beside the library, which leaves %s to the database" % (model.__name__, name))
            return True
        return not values and len(model.model_fields) == 1

    def insert_plainly(self, model, values, itself):
        """A row that the library does not insert, or one that points to itself."""
        field = model.primary_key_field()
        key = values.pop(field, None) or unused(value_of(model.model_fields[field].annotation))
        values.update(dict.fromkeys(itself, key), **{model.primary_key(): key})
        insert(self.use.raw, model.table_name(), values)
        return find(self.use, model, key)

    def reads_as_written(self, model, record, values):
        again = find(self.use, model, key_of(record))
        assert again is not None, "%r cannot be found" % record
        for name, value in values.items():
            found = getattr(again, name)
            assert is_same(found, value), "%s: %r was written, %r is read" % (name, value, found)


class Links(Rows):
    """Records at both ends of a join model, some of them linked."""

    def make(self):
        relation = self.relation
        self.parents = self.three(relation.model)
        ends = self.three(relation.target)
        for near, far in [(0, 0), (0, 1), (1, 0)]:
            link = self.insert(relation.join, {relation.key: self.parents[near], relation.far_key: ends[far]})
            self.children.append(key_of(link))

    def children_of(self, parent):
        return self.select([self.relation.far_key], self.relation.key, parent)


def is_same(found, value):
    """Whether a value was read back; some databases add a time zone, or spaces up to a length."""
    if isinstance(found, (datetime, time)) and isinstance(value, (datetime, time)):
        return found.replace(tzinfo=None) == value.replace(tzinfo=None)
    if isinstance(found, str) and isinstance(value, str):
        return found.rstrip() == value.rstrip()
    return found == value


def parent_model(model, name):
    """The model that a field points to, as the model's own relations have it."""
    for relation in model.get_relations():
        descriptor = model.get_relation(relation)
        if type(descriptor).__name__.endswith("BelongsTo") and descriptor.foreign_key == name:
            return descriptor.get_related_model(model)
    return None


def parts(key):
    """A key of one field or several as a tuple."""
    return key if isinstance(key, tuple) else (key,)


def quoted(columns):
    return ", ".join('"%s"' % it for it in columns)


def unused(key):
    """A key that the database does not give itself meanwhile."""
    return key + 20000 if isinstance(key, int) else key


def key_of(record):
    """The value of the primary key, a tuple of them where it is of several fields."""
    values = tuple(getattr(record, it) for it in key_fields(type(record)))
    return values if len(values) > 1 else values[0]


def find(use, model, key):
    several = isinstance(key, tuple)
    return use.call(model.find_one, dict(zip(key_fields(model), key)) if several else key)


def text(key):
    """A key as text, the same for what the library and what the database has."""
    return ",".join(str(it) for it in key) if isinstance(key, tuple) else str(key)


def stored(key):
    """The parts of a key as the library stores them."""
    return [str(it) if isinstance(it, UUID) else it for it in parts(key)]


def condition(columns):
    return " AND ".join('"%s" = ?' % it for it in columns)


def insert(connection, table, values):
    """Inserts values by column, beside the library."""
    words = table, quoted(values), ", ".join("?" * len(values))
    connection.execute('INSERT INTO "%s" (%s) VALUES (%s)' % words, stored(tuple(values.values())))
