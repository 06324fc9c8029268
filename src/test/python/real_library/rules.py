"""What the database itself must hold a relationship to."""
import sqlite3

from real_library.rows import insert, stored, value_of


def plain_table(model):
    """A table for a model that no migration makes one for."""
    columns = []
    names = model.get_field_to_column_map()
    for name, field in model.model_fields.items():
        whole = int in (field.annotation, *getattr(field.annotation, "__args__", ()))
        key = " PRIMARY KEY" if name == model.primary_key_field() else ""
        columns.append('"%s" %s%s' % (names.get(name, name), "INTEGER" if whole else "", key))
    return 'CREATE TABLE "%s" (%s)' % (model.table_name(), ", ".join(columns))


def hold(connection, relation, unique, rows):
    """Key, index and uniqueness are there, and are enforced."""
    child, key = relation.child.table_name(), relation.key
    keys = [it[2:5] for it in connection.execute("PRAGMA foreign_key_list('%s')" % child)]
    expected = (relation.parent.table_name(), key, relation.parent.primary_key())
    assert expected in keys, "no foreign key %s, only %s" % (expected, keys)
    assert unique in uniqueness_of(connection, child, key), "no index with unique=%s" % unique
    assert unique or True not in uniqueness_of(connection, child, key), "a unique index"
    missing = value_of(relation.child.model_fields[key].annotation)
    missing = missing + 1_000_000 if isinstance(missing, int) else missing
    refuses(connection, relation, rows, missing, "FOREIGN KEY constraint failed")
    if unique:
        refuses(connection, relation, rows, rows.parents[0], "UNIQUE constraint failed: %s.%s" % (child, key))


def uniqueness_of(connection, table, column):
    """Whether they are unique, for the indexes of this column alone."""
    indexes = connection.execute("PRAGMA index_list('%s')" % table).fetchall()
    columns = {
        it[1]: [row[2] for row in connection.execute("PRAGMA index_info('%s')" % it[1])] for it in indexes
    }
    return [bool(it[2]) for it in indexes if columns[it[1]] == [column]]


def refuses(connection, relation, rows, key, reason):
    """A copy of a row with this foreign key cannot be inserted."""
    model = relation.child
    question = 'SELECT * FROM "%s" WHERE "%s" = ?' % (model.table_name(), model.primary_key())
    cursor = connection.execute(question, [stored(rows.children[0])])
    row = dict(zip([it[0] for it in cursor.description], cursor.fetchone()))
    row[model.primary_key()] = value_of(model.model_fields[model.primary_key_field()].annotation)
    if isinstance(row[model.primary_key()], int):
        row[model.primary_key()] += 1_000_000
    row[relation.key] = key
    try:
        insert(connection, model.table_name(), row)
    except sqlite3.IntegrityError as error:
        assert str(error) == reason, error
    else:
        raise AssertionError("a row is accepted that should be refused: " + reason)
