"""Tables for models, and what a database itself says about a key."""
from kinship_proof.keys import key_columns


def plain_table(model):
    """A table for a model that no migration makes one for."""
    names = model.get_field_to_column_map()
    columns = []
    for name, field in model.model_fields.items():
        whole = int in (field.annotation, *getattr(field.annotation, "__args__", ()))
        columns.append('"%s" %s' % (names.get(name, name), "INTEGER" if whole else ""))
    keys = ", ".join('"%s"' % it for it in key_columns(model))
    return 'CREATE TABLE "%s" (%s, PRIMARY KEY (%s))' % (model.table_name(), ", ".join(columns), keys)


def foreign_keys(connection, table):
    """Each foreign key of one column: the column, the other table in lower case, its column, the rule for deletions."""
    rows = connection.execute('PRAGMA foreign_key_list("%s")' % table).fetchall()
    several = {it[0] for it in rows if it[1] > 0}
    return [(it[3], it[2].lower(), it[4], it[6]) for it in rows if it[0] not in several]
