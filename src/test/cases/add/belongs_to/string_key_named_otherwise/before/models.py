from typing import Optional

from pydantic import Field
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = "users"
    __primary_key__ = "user_no"

    user_no: str = Field(..., max_length=12)


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
