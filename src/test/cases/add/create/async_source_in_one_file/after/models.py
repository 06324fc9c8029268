from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo, AsyncHasMany


class User(AsyncActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    tags: ClassVar[AsyncHasMany['Tag']] = AsyncHasMany(
        foreign_key='user_id',
        inverse_of='user',
    )


class Role(AsyncActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str


class Tag(AsyncActiveRecord):
    __table_name__ = 'tags'

    id: Optional[int] = None
    user_id: int

    user: ClassVar[AsyncBelongsTo['User']] = AsyncBelongsTo(
        foreign_key='user_id',
        inverse_of='tags',
    )

    c: ClassVar[FieldProxy] = FieldProxy()
