from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    buyer_id: int
    seller_id: int

    buyer: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="buyer_id",
        inverse_of="orders",
    )
    seller: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="seller_id",
        inverse_of="sales",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from user import User
