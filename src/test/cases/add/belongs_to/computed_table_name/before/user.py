from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

PREFIX = "app_"


class User(ActiveRecord):
    id: Optional[int] = None
    name: str

    @classmethod
    def table_name(cls) -> str:
        return PREFIX + "users"

    c: ClassVar[FieldProxy] = FieldProxy()
