from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float

    def greet(self, user: User) -> str:
        return "for " + user.name

    c: ClassVar[FieldProxy] = FieldProxy()
