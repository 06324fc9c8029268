from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    user_id: int

    user: ClassVar[BelongsTo["Owner"]] = BelongsTo(foreign_key="user_id", inverse_of="orders")

    c: ClassVar[FieldProxy] = FieldProxy()


from z.user import User as Owner  # noqa: E402
