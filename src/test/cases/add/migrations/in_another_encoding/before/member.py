from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Member(ActiveRecord):
    __table_name__ = "members"

    id: Optional[int] = None
    name: str
