from typing import ClassVar, Optional

from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo, AsyncHasMany


class User(AsyncActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    user_roles: ClassVar[AsyncHasMany['UserRole']] = AsyncHasMany(
        foreign_key='user_id',
        inverse_of='user',
    )

    async def roles(self):
        found = []
        for link in await self.user_roles():
            record = await link.role()
            if record is not None:
                found.append(record)
        return found


class Role(AsyncActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str

    user_roles: ClassVar[AsyncHasMany['UserRole']] = AsyncHasMany(
        foreign_key='role_id',
        inverse_of='role',
    )

    async def users(self):
        found = []
        for link in await self.user_roles():
            record = await link.user()
            if record is not None:
                found.append(record)
        return found


class UserRole(AsyncActiveRecord):
    __table_name__ = 'user_roles'

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[AsyncBelongsTo['User']] = AsyncBelongsTo(
        foreign_key='user_id',
        inverse_of='user_roles',
    )
    role: ClassVar[AsyncBelongsTo['Role']] = AsyncBelongsTo(
        foreign_key='role_id',
        inverse_of='user_roles',
    )
