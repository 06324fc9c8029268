from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )


if not TYPE_CHECKING:
    from user import User
