from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: int | None = None
    total: float
    user_id: int | None = None

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from user import User
