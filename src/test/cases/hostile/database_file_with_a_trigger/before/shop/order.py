from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float

    c: ClassVar[FieldProxy] = FieldProxy()

    def receipt(self, user: User) -> str:
        return f"{user.name}: {self.total:.2f}"
