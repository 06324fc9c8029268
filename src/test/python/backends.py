"""Uses every type of relationship between models of every style of key, sync and async, on a real database.

    python backends.py FOLDER BACKEND [HOST PORT DATABASE USER | FILE]

FOLDER has the models that BackendsTest makes, BACKEND is sqlite, postgres or mysql. Prints how many relationships it used.
"""
import asyncio
import importlib
import inspect
import logging
import sys
import uuid
from datetime import datetime, timedelta, timezone

from every_type import configured

logging.disable(logging.CRITICAL)

STYLES = "Int", "Big", "Text", "Mixed", "Own"


def asynchronous(words):
    if words[0] == "sqlite":
        from rhosocial.activerecord.backend.impl.sqlite import AsyncSQLiteBackend as Backend
    elif words[0] == "postgres":
        from rhosocial.activerecord.backend.impl.postgres import AsyncPostgresBackend as Backend
    else:
        from rhosocial.activerecord.backend.impl.mysql import AsyncMySQLBackend as Backend
    config = configured(words)[0]
    if words[0] == "mysql":
        config.ssl_disabled = True  # The server of the tests has no certificate.
    return config, Backend


async def value(result):
    """What a sync or an async call gives."""
    return await result if inspect.isawaitable(result) else result


class Use:
    """The relationships of one style of key."""

    def __init__(self, module, prefix):
        self.module = module
        self.prefix = prefix
        self.join = "Author%sTag" % prefix
        self.snake = "".join("_" + it.lower() if it.isupper() else it for it in prefix).strip("_")

    def model(self, name):
        return getattr(self.module, self.prefix + name)

    async def made(self, name, **values):
        record = self.model(name)(**values)
        assert await value(record.save()) == 1, "not saved: %r" % record
        key = key_of(record)
        assert key is not None, "without a key: %r" % record
        found = await value(self.model(name).find_one({record.primary_key(): key}))
        assert found is not None and key_of(found) == key, "%r is found as %r" % (record, found)
        return found

    async def related(self, record, name):
        """The keys of what is related, in order."""
        found = await value(getattr(record, self.snake + "_" + name)())
        return sorted(map(key_of, found)) if isinstance(found, list) else found and key_of(found)

    async def run(self):
        start = datetime.now(timezone.utc)
        author, other = [await self.made("Author") for _ in range(2)]
        assert start - timedelta(seconds=1) <= author.created_at <= datetime.now(timezone.utc), author.created_at
        if self.prefix.endswith("Big"):
            assert author.id > 2**32, author.id
        owner = {self.snake + "_author_id": key_of(author)}
        books = [await self.made("Book", **owner) for _ in range(2)]
        notes = [await self.made("Note", **owner) for _ in range(2)]
        profile = await self.made("Profile", **owner)
        tag = await self.made("Tag")
        await self.made(self.join, **owner, **{self.snake + "_tag_id": key_of(tag)})
        for record, wanted in (
            (author, {"books": keys(books), "notes": keys(notes), "profile": key_of(profile), "tags": keys([tag])}),
            (other, {"books": [], "notes": [], "profile": None, "tags": []}),
        ):
            assert {it: await self.related(record, it) for it in wanted} == wanted, record
        for record in (*books, *notes, profile):
            assert await self.related(record, "author") == key_of(author), record
        assert await self.related(tag, "authors") == [key_of(author)], tag
        await self.loads_eagerly(author, books)
        await self.refused("Profile", **owner)
        await self.refused(self.join, **owner, **{self.snake + "_tag_id": key_of(tag)})
        await self.refused("Book", **{self.snake + "_author_id": absent(key_of(author))})
        return 4

    async def loads_eagerly(self, author, books):
        names = [self.snake + "_" + it for it in ("books", "notes", "profile", "tags")]
        found = await value(self.model("Author").query().with_(*names).all())
        same = next(it for it in found if key_of(it) == key_of(author))
        assert await self.related(same, "books") == keys(books), same

    async def refused(self, name, **values):
        try:
            await value(self.model(name)(**values).save())
        except Exception as error:
            assert "onstraint" in str(error) or "uplicate" in str(error), error
        else:
            raise AssertionError("%s was saved with %s" % (name, values))


def key_of(record):
    return getattr(record, record.primary_key_field())


def keys(records):
    return sorted(map(key_of, records))


def absent(key):
    """A key of the same type that no record has."""
    return key + 1000 if isinstance(key, int) else uuid.uuid4() if isinstance(key, uuid.UUID) else "absent"


async def main(folder, *words):
    sys.path.insert(0, folder)
    used = 0
    for prefix, name in (("", "shop.models"), ("Async", "shop.later")):
        module = importlib.import_module(name)
        models = [it for it in vars(module).values() if isinstance(it, type) and hasattr(it, "__table_name__")]
        first = models[0]
        await value(first.configure(*(asynchronous(words) if prefix else configured(words))))
        for model in models[1:]:
            model.__backend__ = first.__backend__
        try:
            for style in STYLES:
                used += await Use(module, prefix + style).run()
        finally:
            await value(first.backend().disconnect())
    print("%d relationships" % used)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
