from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo

if TYPE_CHECKING:
    from .role import Role
    from .user import User


class UserRole(AsyncActiveRecord):
    __table_name__ = "user_roles"

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[AsyncBelongsTo["User"]] = AsyncBelongsTo(
        foreign_key="user_id",
    )
    role: ClassVar[AsyncBelongsTo["Role"]] = AsyncBelongsTo(
        foreign_key="role_id",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .role import Role
    from .user import User
