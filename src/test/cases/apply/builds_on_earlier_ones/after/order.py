from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from invoice import Invoice


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float

    invoices: ClassVar[HasMany["Invoice"]] = HasMany(
        foreign_key="order_id",
        inverse_of="order",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from invoice import Invoice
