from typing import ClassVar

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: int | None = None
    total: float

    c: ClassVar[FieldProxy] = FieldProxy()
