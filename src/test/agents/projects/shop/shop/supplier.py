from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Supplier(ActiveRecord):
    __table_name__ = "suppliers"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()
