from typing import ClassVar, Optional

from pydantic import Field
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = "users"
    __primary_key__ = "user_no"

    user_no: str = Field(..., max_length=12)

    orders: ClassVar[HasMany["Order"]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    user_id: str

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )
