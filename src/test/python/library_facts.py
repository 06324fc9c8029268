"""Says what Kinship takes for known of the library, for LibraryFactsTest.

A line "name NAME" for each public name that every model has, and "field MIXIN NAME TYPE NULLABLE" for each column
that a mixin of the library keeps.
"""
import logging
import warnings
from typing import Optional

from rhosocial.activerecord import field
from rhosocial.activerecord.backend.impl.sqlite.backend import SQLiteBackend
from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig
from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord


def columns(mixin, base):
    """The fields that a mixin adds, and what it writes without having a field for it."""
    body = {"__module__": __name__, "__annotations__": {"id": Optional[int]}, "id": None}
    model = type("Model", (mixin, base), body)
    for name in model.model_fields.keys() - {"id"}:
        kind = model.model_fields[name].annotation
        nullable = type(None) in getattr(kind, "__args__", ())
        kind = kind.__args__[0] if nullable else kind
        yield name, "Optional[%s]" % kind.__name__ if nullable else kind.__name__, nullable
    record = model(id=1)
    record._is_from_db = True
    for name in getattr(record, "get_update_expressions", dict)():
        yield name, type(getattr(record, name)).__name__, False


def main():
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    ActiveRecord.configure(SQLiteConnectionConfig(database=":memory:"), SQLiteBackend)
    for name in sorted({*dir(ActiveRecord), *dir(AsyncActiveRecord)}):
        if not name.startswith("_"):
            print("name", name)
    for name in sorted(it for it in field.__all__ if it.endswith("Mixin")):
        mixin = getattr(field, name)
        base = AsyncActiveRecord if name.startswith("Async") else ActiveRecord
        own = type("Model", (mixin, base), {"__module__": __name__}).model_fields
        found = list(columns(mixin, base))
        if "id" in own:
            found.append(("id", own["id"].annotation.__name__, False))
        for column, kind, nullable in sorted(found):
            print("field", name, column, kind, str(nullable).lower())


main()
