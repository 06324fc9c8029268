"""Saves, loads and refuses what is related between the unusual tables of UnusualTablesBackendTest, sync or async.

    python unusual.py FOLDER postgres HOST PORT DATABASE USER
"""
import asyncio
import logging
import sys

from backends import asynchronous, key_of, keys, value
from every_type import configured

logging.disable(logging.CRITICAL)


async def made(model, **values):
    record = model(**values)
    assert await value(record.save()) == 1, "not saved: %r" % record
    key = key_of(record)
    found = await value(model.find_one({record.primary_key(): key}))
    assert found is not None and key_of(found) == key, "%r is found as %r" % (record, found)
    return found


async def refused(model, **values):
    try:
        await value(model(**values).save())
    except Exception as error:
        assert "onstraint" in str(error), error
    else:
        raise AssertionError("%s was saved with %s" % (model, values))


async def related(record, name):
    found = await value(getattr(record, name)())
    return sorted(map(key_of, found)) if isinstance(found, list) else found and key_of(found)


async def use(shop):
    author, other = [await made(shop.Author, mood=it) for it in ("happy", "sad")]
    assert author.mood == "happy", author
    books = [await made(shop.Book, author_id=author.id) for _ in range(2)]
    notes = [await made(shop.Note, authorId=author.id) for _ in range(2)]
    free = await made(shop.Note)
    profile = await made(shop.Profile, author_id=author.id)
    tag = await made(shop.Tag, code="happy")
    await made(shop.AuthorTag, author_id=author.id, tag_id=tag.code)
    for record, wanted in (
        (author, {"books": keys(books), "notes": keys(notes), "profile": profile.id, "tags": ["happy"]}),
        (other, {"books": [], "notes": [], "profile": None, "tags": []}),
    ):
        assert {it: await related(record, it) for it in wanted} == wanted, record
    for record in (*books, *notes, profile):
        assert await related(record, "author") == author.id, record
    assert await related(free, "author") is None
    assert await related(tag, "authors") == [author.id]
    found = await value(shop.Author.query().with_("books", "notes", "profile", "tags").all())
    assert await related(next(it for it in found if it.id == author.id), "books") == keys(books)
    await refused(shop.Profile, author_id=author.id)
    await refused(shop.Profile, author_id=author.id + 1000)
    await refused(shop.Book, author_id=author.id + 1000)
    await refused(shop.Note, authorId=author.id + 1000)
    await refused(shop.AuthorTag, author_id=author.id, tag_id="sad")


async def main(folder, *words):
    sys.path.insert(0, folder)
    from shop import models as shop

    models = [it for it in vars(shop).values() if isinstance(it, type) and it.__dict__.get("__table_name__")]
    first = models[0]
    later = first.__mro__[1].__name__.startswith("Async")
    await value(first.configure(*(asynchronous(words) if later else configured(words))))
    for model in models[1:]:
        model.__backend__ = first.__backend__
    try:
        await use(shop)
    finally:
        await value(first.backend().disconnect())
    print("4 relationships")


asyncio.run(main(*sys.argv[1:]))
