from typing import TYPE_CHECKING, ClassVar

from .base import Base
from .through import HasManyThrough

if TYPE_CHECKING:
    from .role import Role


class User(Base):
    __table_name__ = "users"

    roles: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
        through="UserRole",
        foreign_key="user_id",
        target_foreign_key="role_id",
        inverse_of="users",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .role import Role
    from .user_role import UserRole  # noqa: F401
