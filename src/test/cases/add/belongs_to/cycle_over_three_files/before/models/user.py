from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from .company import Company


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    def at(self) -> type:
        return Company

    c: ClassVar[FieldProxy] = FieldProxy()
