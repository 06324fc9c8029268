from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Order(ActiveRecord):
    __table_name__ = 'orders'
    __primary_key__ = ('tenant_id', 'number')

    tenant_id: int
    number: int


class Line(ActiveRecord):
    __table_name__ = 'lines'

    id: Optional[int] = None
