"""What the database itself must hold a relationship to."""
import sqlite3

from kinship_proof.keys import key_columns
from kinship_proof.rows import condition, insert, parent_model, stored
from kinship_proof.values import value_of


def hold(connection, relation, rows):
    """Keys, indexes and uniqueness are there, and are enforced."""
    if relation.is_through:
        links_to(connection, relation.join, relation.model, relation.key, False, rows)
        links_to(connection, relation.join, relation.target, relation.far_key, False, rows)
        pair = [relation.key, relation.far_key]
        is_unique(connection, relation.join, pair, rows)
    else:
        links_to(connection, relation.child, relation.parent, relation.key, relation.is_unique, rows)


def links_to(connection, child, parent, key, unique, rows):
    table = child.table_name()
    rows_of_keys = connection.execute('PRAGMA foreign_key_list("%s")' % table)
    keys = [(it[2].lower(), *it[3:5]) for it in rows_of_keys]
    expected = parent.table_name().lower(), key, parent.primary_key()  # SQLite's names have no case
    assert expected in keys, "no foreign key %s, only %s" % (expected, keys)
    served = [(columns, it) for columns, it in indexes(connection, table) if columns[0] == key]
    alone = [it for columns, it in served if columns == [key]]
    enough = alone == [unique] or (served and not alone and not unique)
    assert enough, "indexes of %s.%s with unique=%s" % (table, key, [it for _, it in served])
    points_nowhere(connection, child, rows, key)
    if unique:
        is_unique(connection, child, [key], rows)


def is_unique(connection, child, columns, rows):
    table = child.table_name()
    unique = [sorted(it) for it, is_one in indexes(connection, table) if is_one]
    assert sorted(columns) in unique, "no unique index of %s" % columns
    refuses(connection, child, rows, {}, "UNIQUE constraint failed")


def indexes(connection, table):
    """Each index as its columns and whether it is unique."""
    for index in connection.execute('PRAGMA index_list("%s")' % table).fetchall():
        rows = connection.execute('PRAGMA index_info("%s")' % index[1])
        yield [it[2] for it in rows], bool(index[2])


def points_nowhere(connection, child, rows, key):
    """A row cannot be changed to point to no parent."""
    words = child.table_name(), key, condition(key_columns(child))
    values = stored((unused(child, key),)) + stored(rows.children[0])
    try:
        connection.execute('UPDATE "%s" SET "%s" = ? WHERE %s' % words, values)
    except sqlite3.IntegrityError as error:
        assert str(error).startswith("FOREIGN KEY constraint failed"), error
    else:
        raise AssertionError("a key is accepted that points to no row")


def refuses(connection, model, rows, changes, reason):
    """A copy of a row, with a key of its own and these changes, cannot be inserted."""
    columns = key_columns(model)
    words = model.table_name(), condition(columns)
    cursor = connection.execute('SELECT * FROM "%s" WHERE %s' % words, stored(rows.children[0]))
    row = dict(zip([it[0] for it in cursor.description], cursor.fetchone()))
    row.update({it: unused(model, it) for it in columns if parent_model(model, it) is None})
    row.update(changes)
    try:
        insert(connection, model.table_name(), row)
    except sqlite3.IntegrityError as error:
        assert str(error).startswith(reason), error
    else:
        raise AssertionError("a row is accepted that should be refused: " + reason)


def unused(model, column):
    """A value that no row has."""
    field = model.model_fields[model.get_column_to_field_map().get(column, column)]
    value = value_of(field.annotation, field.metadata)
    return value + 1_000_000 if isinstance(value, int) else value
