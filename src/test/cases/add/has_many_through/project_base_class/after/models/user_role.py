from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from rhosocial.activerecord.relation import BelongsTo

from .base import Base

if TYPE_CHECKING:
    from .role import Role
    from .user import User


class UserRole(Base):
    __table_name__ = "user_roles"

    user_id: UUID
    role_id: UUID

    user: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="user_id")
    role: ClassVar[BelongsTo["Role"]] = BelongsTo(foreign_key="role_id")


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .role import Role
    from .user import User
