from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.field import CompositePKMixin
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from .role import Role
    from .user import User


class UserRole(CompositePKMixin, ActiveRecord):
    __table_name__ = "user_roles"
    __primary_key__ = ("user_id", "role_id")

    user_id: int
    role_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="user_id")
    role: ClassVar[BelongsTo["Role"]] = BelongsTo(foreign_key="role_id")

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .role import Role
    from .user import User
