"""Saves and loads a record that has a field of every type, on a real database.

    python every_type.py FOLDER BACKEND [HOST PORT DATABASE USER | FILE]

FOLDER has the package shop of the case add/types/every_type, BACKEND is sqlite, postgres or mysql.
Prints each field that does not come back as it was; exits with 1 then.
"""
import logging
import sys
import uuid
from datetime import date, datetime, time, timezone
from decimal import Decimal

logging.disable(logging.CRITICAL)


def configured(words):
    backend, where = words[0], words[1:]
    if backend == "sqlite":
        from rhosocial.activerecord.backend.impl.sqlite.backend import SQLiteBackend
        from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig

        return SQLiteConnectionConfig(database=where[0], pragmas={"foreign_keys": "ON"}), SQLiteBackend
    host, port, database, user = where
    settings = dict(host=host, port=int(port), database=database, username=user, password="")
    if backend == "postgres":
        from rhosocial.activerecord.backend.impl.postgres import PostgresBackend, PostgresConnectionConfig

        return PostgresConnectionConfig(**settings), PostgresBackend
    from rhosocial.activerecord.backend.impl.mysql import MySQLBackend, MySQLConnectionConfig

    return MySQLConnectionConfig(**settings), MySQLBackend


def values(kinds, box, zone):
    return dict(
        whole=2**31 - 1, large=10**10, larger=-(10**9), count=3, real=1.5, truth=True, maybe=False,
        text="é😀'\"\\%" * 300, name="n" * 100, short="s" * 20, shorter="ü" * 10, title="t" * 80, slug="a-b",
        code="0123", data=b"\x00\xff\x27", digest=bytes(range(16)),
        amount=Decimal("12345.6789"), price=Decimal("99999999.99"), rate=Decimal("12.3456"), token=uuid.uuid4(),
        day=date(2024, 2, 29), hour=time(23, 59, 58, 123456), moment=datetime(2039, 1, 2, 3, 4, 5, 678901, tzinfo=zone),
        shared_moment=datetime(2024, 1, 2, tzinfo=zone), other_moment=datetime(2024, 1, 2, 3, tzinfo=zone),
        aware=datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=timezone.utc), note="kept in remark",
        record={"a": [1, {"b": None}]}, colour=kinds.Colour.DARK_GREEN,
        colour_or_none=kinds.Colour.RED, level=kinds.Level.HIGH, state="shipped", digit=2, half_open="yes", box_id=box.id,
    )


def main(folder, *words):
    sys.path.insert(0, folder)
    from shop import kinds, models

    models.Box.configure(*configured(words))
    models.Item.__backend__ = models.Box.__backend__
    box = models.Box(id=uuid.uuid4(), label="first")
    box.save()
    # The MySQL backend takes every moment for one of UTC and gives it back so.
    given = values(kinds, box, timezone.utc if words[0] == "mysql" else None)
    missing = set(models.Item.model_fields) - set(given) - {"id"}
    assert not missing, "without a value: %s" % missing
    if words[0] == "mysql":
        given["aware"] = None  # Saved, but the backend loads it without its zone, which pydantic refuses.
    item = models.Item(**given)
    item.save()
    loaded = models.Item.find_one({"id": item.id})
    wrong = 0
    for name, value in given.items():
        found = getattr(loaded, name)
        if found != value or type(found) is not type(value):
            print("%s: %r came back as %r" % (name, value, found))
            wrong = 1
    empty = models.Item(**{name: None if models.Item.model_fields[name].default is None else value
                           for name, value in given.items()})
    empty.save()
    assert models.Item.find_one({"id": empty.id}).aware is None
    assert loaded.box().id == box.id and [it.id for it in box.items()] == [item.id, empty.id]
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
