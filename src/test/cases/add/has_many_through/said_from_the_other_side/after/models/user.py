from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .through import HasManyThrough

if TYPE_CHECKING:
    from .role import Role
    from .user_role import UserRole


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    roles: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
        through="UserRole",
        foreign_key="user_id",
        target_foreign_key="role_id",
        inverse_of="users",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .role import Role
    from .user_role import UserRole
