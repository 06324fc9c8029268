from typing import Optional

from rhosocial.activerecord.model import ActiveRecord

from .user import Ｕser


class Ｏrder(ActiveRecord):
    __table_name__ = "orders"
    id: Optional[int] = None
    ﬁeld_id: int

    def buyer(self, user: Ｕser) -> str:
        return user.ｎame
