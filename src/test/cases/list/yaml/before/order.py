from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany

if TYPE_CHECKING:
    from coupon import Coupon
    from user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    user_id: int
    buyer_key: int
    lost: ClassVar[HasMany["Nobody"]] = HasMany(foreign_key="order_id")
    coupon_id: Optional[int] = None

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )
    coupon: ClassVar[BelongsTo["Coupon"]] = BelongsTo(foreign_key="coupon_id")

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from coupon import Coupon
    from user import User
