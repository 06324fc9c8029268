"""Tables for models."""
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
