from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    user_id: int

    c: ClassVar[FieldProxy] = FieldProxy()

    user: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="user_id")
    purchaser: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )
    user = None


from user import User  # noqa: E402
