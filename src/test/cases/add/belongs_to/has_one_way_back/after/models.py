from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasOne


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    profile: ClassVar[HasOne["Profile"]] = HasOne(
        foreign_key="user_id",
        inverse_of="user",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Profile(ActiveRecord):
    __table_name__ = "profiles"

    id: Optional[int] = None
    bio: str
    user_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="profile",
    )
