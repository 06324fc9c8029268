from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Book(ActiveRecord):
    __table_name__ = "books"

    id: Optional[int] = None
