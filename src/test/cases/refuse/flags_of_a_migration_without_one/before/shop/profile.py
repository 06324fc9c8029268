from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .user import User


class Profile(ActiveRecord):
    __table_name__ = "profiles"

    id: Optional[int] = None
    city: Optional[str] = None

    c: ClassVar[FieldProxy] = FieldProxy()

    def label(self, user: User) -> str:
        return f"{user.name}, {self.city}"
