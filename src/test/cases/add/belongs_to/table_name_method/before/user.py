from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    id: Optional[int] = None
    name: str

    @classmethod
    def table_name(cls) -> str:
        """The table."""
        return "app_users"

    c: ClassVar[FieldProxy] = FieldProxy()
