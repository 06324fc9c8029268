from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
import rhosocial.activerecord.model as m


class User(m.ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()
