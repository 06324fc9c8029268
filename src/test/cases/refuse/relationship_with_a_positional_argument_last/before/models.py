from typing import ClassVar, Optional
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None

    orders: ClassVar[HasMany["Order"]] = HasMany(
        foreign_key="user_id",
        "orders",
    )


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
