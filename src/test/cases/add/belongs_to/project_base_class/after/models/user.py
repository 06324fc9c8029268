from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.relation import HasMany

from . import base

if TYPE_CHECKING:
    from .order import Order


class User(base.Base):
    __table_name__ = "users"

    orders: ClassVar[HasMany["Order"]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .order import Order
