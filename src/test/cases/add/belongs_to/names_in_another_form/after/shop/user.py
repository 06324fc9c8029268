from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from .order import Order


class 𝑈ser(ActiveRecord):
    __table_name__ = "users"
    id: Optional[int] = None
    name: str

    œuvres: ClassVar[HasMany["Order"]] = HasMany(
        foreign_key="field_id",
        inverse_of="field",
    )


if not TYPE_CHECKING:  # relation targets are imported when first needed

    def __getattr__(name):
        if name == "Order":
            from .order import Order

            return Order
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return [*globals(), "Order"]
