#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Models.

class Order(ActiveRecord):
    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id')
"""

import enum
from typing import (
    Any,
    Optional,
)

from rhosocial.activerecord.model import (
    ActiveRecord,  # sync
)

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
    # user_id: int

    class Meta:
        user_id = 1
