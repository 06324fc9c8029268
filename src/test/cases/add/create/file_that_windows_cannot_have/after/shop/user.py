from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    auxes: ClassVar[HasMany[Aux]] = HasMany(foreign_key="user_id", inverse_of="user")

    c: ClassVar[FieldProxy] = FieldProxy()


class Aux(ActiveRecord):
    __table_name__ = "auxes"

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo[User]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="auxes",
    )

    c: ClassVar[FieldProxy] = FieldProxy()
