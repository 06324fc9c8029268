"""Tables for models."""
from kinship_proof.keys import key_columns


def plain_table(model):
    """A table for a model that no migration makes one for."""
    columns = [words for _, words in plain_columns(model)]
    keys = ", ".join('"%s"' % it for it in key_columns(model))
    return 'CREATE TABLE "%s" (%s, PRIMARY KEY (%s))' % (model.table_name(), ", ".join(columns), keys)


def plain_columns(model):
    """The name of each column, and the words that make it."""
    names = model.get_field_to_column_map()
    for name, field in model.model_fields.items():
        whole = int in (field.annotation, *getattr(field.annotation, "__args__", ()))
        column = names.get(name, name)
        yield column, '"%s" %s' % (column, "INTEGER" if whole else "")
