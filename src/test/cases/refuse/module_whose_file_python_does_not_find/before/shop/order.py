from typing import Optional

from rhosocial.activerecord.model import ActiveRecord

class Ｏrder(ActiveRecord):
    __table_name__ = "orders"
    id: Optional[int] = None
    ﬁeld_id: int

