from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Item(ActiveRecord):
    __table_name__ = "items"

    id: Optional[int] = None
