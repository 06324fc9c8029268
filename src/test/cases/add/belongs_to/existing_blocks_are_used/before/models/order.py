from typing import TYPE_CHECKING, Optional

from rhosocial.activerecord.model import ActiveRecord

if TYPE_CHECKING:
    from .item import Item


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None

    def first(self) -> "Item":
        return Item()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .item import Item
