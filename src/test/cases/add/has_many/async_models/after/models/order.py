from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo

if TYPE_CHECKING:
    from .user import User


class Order(AsyncActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    user_id: int

    user: ClassVar[AsyncBelongsTo["User"]] = AsyncBelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .user import User
