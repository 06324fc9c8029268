from typing import ClassVar, Optional

from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo

from through import AsyncHasManyThrough


class User(AsyncActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    roles: ClassVar[AsyncHasManyThrough['Role']] = AsyncHasManyThrough(
        through='Grant',
        foreign_key='user_id',
        target_foreign_key='role_id',
        inverse_of='users',
    )


class Role(AsyncActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str

    users: ClassVar[AsyncHasManyThrough['User']] = AsyncHasManyThrough(
        through='Grant',
        foreign_key='role_id',
        target_foreign_key='user_id',
        inverse_of='roles',
    )


class Grant(AsyncActiveRecord):
    __table_name__ = 'grants'

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[AsyncBelongsTo['User']] = AsyncBelongsTo(
        foreign_key='user_id',
    )
    role: ClassVar[AsyncBelongsTo['Role']] = AsyncBelongsTo(
        foreign_key='role_id',
    )
