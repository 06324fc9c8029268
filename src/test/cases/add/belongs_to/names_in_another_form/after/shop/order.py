from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

from .user import Ｕser


class Ｏrder(ActiveRecord):
    __table_name__ = "orders"
    id: Optional[int] = None
    ﬁeld_id: int

    field: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="field_id",
        inverse_of="œuvres",
    )

    def buyer(self, user: Ｕser) -> str:
        return user.ｎame
