from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .user import User


# ]0;owned [2J[31mWritten: nothing.[0m
class Order(ActiveRecord):
    """An order.[1A[2K[8m hidden 31m"""

    __table_name__ = "orders"

    id: Optional[int] = None
    total: float  # [6n

    c: ClassVar[FieldProxy] = FieldProxy()

    def receipt(self, user: User) -> str:
        return f"{user.name}: {self.total:.2f}"
