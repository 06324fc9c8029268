from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Group(ActiveRecord):
    __table_name__ = 'group'

    id: Optional[int] = None
    select: str


class Order(ActiveRecord):
    __table_name__ = 'order'

    id: Optional[int] = None
    where: str
