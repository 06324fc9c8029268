from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = "users"
    id: Optional[int] = None
    user_roles: ClassVar[HasMany["UserRole"]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )

    def roles(self):
        found = []
        for link in self.user_roles():
            record = link.role()
            if record is not None:
                found.append(record)
        return found


class Role(ActiveRecord):
    __table_name__ = "roles"

    id: Optional[int] = None

    user_roles: ClassVar[HasMany["UserRole"]] = HasMany(
        foreign_key="role_id",
        inverse_of="role",
    )

    c: ClassVar[FieldProxy] = FieldProxy()

    def users(self):
        found = []
        for link in self.user_roles():
            record = link.user()
            if record is not None:
                found.append(record)
        return found


class UserRole(ActiveRecord):
    __table_name__ = "user_roles"

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="user_roles",
    )
    role: ClassVar[BelongsTo["Role"]] = BelongsTo(
        foreign_key="role_id",
        inverse_of="user_roles",
    )

    c: ClassVar[FieldProxy] = FieldProxy()
