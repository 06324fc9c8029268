from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Address(ActiveRecord):
    __table_name__ = "addresses"

    id: Optional[int] = None
    street: str

    c: ClassVar[FieldProxy] = FieldProxy()
