from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from .order import Order


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    orders: ClassVar[HasMany[Order]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .order import Order
