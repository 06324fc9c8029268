#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Models.

class Order(ActiveRecord):
    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id')
"""

import enum
from typing import (
    Any,
    ClassVar,
    Optional,
)

from rhosocial.activerecord.model import (
    ActiveRecord,  # sync
)
from rhosocial.activerecord.relation import BelongsTo, HasMany

SQL = """
class User(ActiveRecord):
    pass
"""


class Colour(enum.Enum):
    RED = 'class Order(ActiveRecord): pass'


class User(ActiveRecord):  # class Order
    """class Order(ActiveRecord):
    user_id: int
    """

    __table_name__ = 'users'
    id: Optional[int] = None; name: str = 'a;b'  # user_id: int
    note: Any = """
    orders = 1
"""

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='user_id',
        inverse_of='user',
    )

    @property
    def orders_text(self) -> str:
        return f"{self.name!r:>{10}} class Order"


def decorate(cls):
    return cls


class Order(
    ActiveRecord,
):
    __table_name__ = 'orders'
    id: Optional[int] = None
    title: str = (
        'one'
        'two'
    )
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='user_id',
        inverse_of='orders',
    )
    # user_id: int

    class Meta:
        user_id = 1
