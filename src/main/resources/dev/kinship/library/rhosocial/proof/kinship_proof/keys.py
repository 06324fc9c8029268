"""Primary keys of models. Keys of several columns came to the library with version 1.0.0.dev29."""


def is_composite(model):
    return hasattr(model, "is_composite_pk") and model.is_composite_pk()


def key_columns(model):
    return model.primary_key_columns() if hasattr(model, "primary_key_columns") else (model.primary_key(),)


def key_fields(model):
    return model.primary_key_fields() if hasattr(model, "primary_key_fields") else (model.primary_key_field(),)
