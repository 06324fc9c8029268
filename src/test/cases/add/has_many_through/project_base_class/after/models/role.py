from typing import TYPE_CHECKING, ClassVar

from .base import Base
from .through import HasManyThrough

if TYPE_CHECKING:
    from .user import User


class Role(Base):
    __table_name__ = "roles"

    users: ClassVar[HasManyThrough["User"]] = HasManyThrough(
        through="UserRole",
        foreign_key="role_id",
        target_foreign_key="user_id",
        inverse_of="roles",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .user import User
    from .user_role import UserRole  # noqa: F401
