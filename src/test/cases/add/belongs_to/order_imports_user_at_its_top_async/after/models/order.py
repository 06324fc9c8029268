from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo

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

    def greet(self, user: User) -> str:
        return "for " + user.name

    c: ClassVar[FieldProxy] = FieldProxy()
