from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Category(ActiveRecord):
    __table_name__ = 'categories'

    id: Optional[int] = None
