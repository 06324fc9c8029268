from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from member import Member


class Book(ActiveRecord):
    __table_name__ = "books"

    id: Optional[int] = None
    isbn: str
    member_id: Optional[int] = None

    member: ClassVar[BelongsTo["Member"]] = BelongsTo(
        foreign_key="member_id",
        inverse_of="books",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from member import Member
