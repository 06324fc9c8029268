from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class 𝑈ser(ActiveRecord):
    __table_name__ = "users"
    id: Optional[int] = None
    name: str
