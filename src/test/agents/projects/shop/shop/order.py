from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float

    c: ClassVar[FieldProxy] = FieldProxy()
