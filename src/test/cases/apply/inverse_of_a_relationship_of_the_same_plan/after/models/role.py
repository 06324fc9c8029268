from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasOne

from .through import HasManyThrough

if TYPE_CHECKING:
    from .user import User
    from .user_role import UserRole


class Role(ActiveRecord):
    __table_name__ = "roles"

    id: Optional[int] = None
    name: str

    users: ClassVar[HasManyThrough["User"]] = HasManyThrough(
        through="UserRole",
        foreign_key="role_id",
        target_foreign_key="user_id",
        inverse_of="roles",
    )
    user_role: ClassVar[HasOne["UserRole"]] = HasOne(
        foreign_key="role_id",
        inverse_of="role",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .user import User
    from .user_role import UserRole
