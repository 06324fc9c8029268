from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany

if TYPE_CHECKING:
    from order import Order
    from payment import Payment


class Invoice(ActiveRecord):
    __table_name__ = "invoices"

    id: Optional[int] = None
    order_id: int

    order: ClassVar[BelongsTo["Order"]] = BelongsTo(
        foreign_key="order_id",
        inverse_of="invoices",
    )
    payments: ClassVar[HasMany["Payment"]] = HasMany(
        foreign_key="invoice_id",
        inverse_of="invoice",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from order import Order
    from payment import Payment
