from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import AsyncActiveRecord


class Post(AsyncActiveRecord):
    __table_name__ = "posts"

    id: Optional[int] = None
    title: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Author(AsyncActiveRecord):
    __table_name__ = "authors"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Comment(AsyncActiveRecord):
    __table_name__ = "comments"

    id: Optional[int] = None
    text: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Tag(AsyncActiveRecord):
    __table_name__ = "tags"

    id: Optional[int] = None
    word: str

    c: ClassVar[FieldProxy] = FieldProxy()
