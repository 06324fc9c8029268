from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.field import TimestampMixin, UUIDMixin
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from order import Order


class User(UUIDMixin, TimestampMixin, ActiveRecord):
    __table_name__ = "users"
    name: str

    orders: ClassVar[HasMany["Order"]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from order import Order
