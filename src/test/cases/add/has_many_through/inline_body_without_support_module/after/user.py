from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from user_role import UserRole


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


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from user_role import UserRole
