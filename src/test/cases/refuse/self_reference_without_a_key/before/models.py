from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Node(ActiveRecord):
    __table_name__ = "nodes"

    id: Optional[int] = None
    total: float

    c: ClassVar[FieldProxy] = FieldProxy()
