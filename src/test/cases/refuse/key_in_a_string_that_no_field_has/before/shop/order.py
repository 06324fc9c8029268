from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

from .user import User


class Order(ActiveRecord):
    __table_name__ = "orders"
    id: Optional[int] = None
    ﬁeld_id: int

    buyer: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="ﬁeld_id")
