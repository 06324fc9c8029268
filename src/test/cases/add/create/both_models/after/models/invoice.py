from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from .customer import Customer


class Invoice(ActiveRecord):
    __table_name__ = "invoices"

    id: Optional[int] = None
    customer_id: int

    customer: ClassVar[BelongsTo["Customer"]] = BelongsTo(
        foreign_key="customer_id",
        inverse_of="invoices",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .customer import Customer
