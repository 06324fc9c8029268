from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = "a_users"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()
