from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from coupon import Coupon


class Role(ActiveRecord):
    __table_name__ = "roles"

    id: Optional[int] = None
    name: str
    coupon_id: int

    coupon: ClassVar[BelongsTo["Coupon"]] = BelongsTo(
        foreign_key="coupon_id",
        inverse_of="roles",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from coupon import Coupon
