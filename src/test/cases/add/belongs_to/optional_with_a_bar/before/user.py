from typing import ClassVar

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = "users"

    id: int | None = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()
