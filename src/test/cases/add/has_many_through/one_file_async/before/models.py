from typing import ClassVar, Optional

from rhosocial.activerecord.model import AsyncActiveRecord


class User(AsyncActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str


class Role(AsyncActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str
