from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Invoice(ActiveRecord):
    __table_name__ = "invoices"

    id: Optional[int] = None
    number: str

    c: ClassVar[FieldProxy] = FieldProxy()
