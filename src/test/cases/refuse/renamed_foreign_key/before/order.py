from typing import Annotated, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy, UseColumn
from rhosocial.activerecord.model import ActiveRecord


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    user_id: Annotated[int, UseColumn("uid")]

    c: ClassVar[FieldProxy] = FieldProxy()
