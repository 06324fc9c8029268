"""Saves and loads what is related across schemas, on a real database.

    python schemas.py FOLDER BACKEND [HOST PORT DATABASE USER | FILE]

FOLDER has models.py with Folder, User, Tag and FolderTag; BACKEND is sqlite, postgres or mysql. Of SQLite the file
FILE-audit is attached as audit.
"""
import logging
import sys

logging.disable(logging.CRITICAL)

from every_type import configured


def configure(models, words):
    first = models.User
    first.configure(*configured(words))
    for model in (models.Folder, models.Tag, models.FolderTag):
        model.__backend__ = first.__backend__
    return first.backend()


def use(models, words):
    backend = configure(models, words)
    if words[0] == "sqlite":
        backend.execute("ATTACH DATABASE '%s-audit' AS audit" % words[1])
    user = models.User(name="Ada")
    assert user.save() == 1
    folder = models.Folder(path="/a", user_id=user.id)
    assert folder.save() == 1
    assert folder.user().name == "Ada"
    assert [it.path for it in user.folders()] == ["/a"]
    assert [it.path for it in models.User.query().with_("folders").all()[0].folders()] == ["/a"]
    tag = models.Tag(name="red")
    assert tag.save() == 1
    assert models.FolderTag(folder_id=folder.id, tag_id=tag.id).save() == 1
    assert [it.name for it in folder.tags()] == ["red"]
    assert [it.path for it in tag.folders_query().all()] == ["/a"]
    folder.path = "/b"
    assert folder.save() == 1
    assert models.Folder.find_one(folder.id).path == "/b"


def main(folder, *words):
    sys.path.insert(0, folder)
    import models

    use(models, words)


main(*sys.argv[1:])
