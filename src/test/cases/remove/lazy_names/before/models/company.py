from typing import Optional

from rhosocial.activerecord.model import ActiveRecord

from .order import Order


class Company(ActiveRecord):
    __table_name__ = "companies"

    id: Optional[int] = None

    def order_type(self) -> type:
        return Order
