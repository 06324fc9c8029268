from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from invoice import Invoice


class Payment(ActiveRecord):
    __table_name__ = "payments"

    id: Optional[int] = None
    invoice_id: int

    invoice: ClassVar[BelongsTo["Invoice"]] = BelongsTo(
        foreign_key="invoice_id",
        inverse_of="payments",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from invoice import Invoice
