from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Tag(ActiveRecord):
    __table_name__ = 'tags'

    id: Optional[int] = None
