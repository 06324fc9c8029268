from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

from through import HasManyThrough


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    roles: ClassVar[HasManyThrough['Role']] = HasManyThrough(
        through='UserRole',
        foreign_key='user_id',
        target_foreign_key='role_id',
        inverse_of='users',
    )


class Role(ActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str

    users: ClassVar[HasManyThrough['User']] = HasManyThrough(
        through='UserRole',
        foreign_key='role_id',
        target_foreign_key='user_id',
        inverse_of='roles',
    )


class UserRole(ActiveRecord):
    __table_name__ = 'user_roles'

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id')
    role: ClassVar[BelongsTo['Role']] = BelongsTo(foreign_key='role_id')
