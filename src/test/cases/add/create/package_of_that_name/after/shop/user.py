from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    coupons: ClassVar[HasMany[Coupon]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Coupon(ActiveRecord):
    __table_name__ = "coupons"

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo[User]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="coupons",
    )

    c: ClassVar[FieldProxy] = FieldProxy()
