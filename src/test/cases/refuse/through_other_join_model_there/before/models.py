from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    roles: ClassVar[HasManyThrough['Role']] = HasManyThrough(through='UserRole', foreign_key='user_id', target_foreign_key='role_id')


class Role(ActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str
