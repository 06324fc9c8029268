from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from book import Book


class Member(ActiveRecord):
    __table_name__ = "members"

    id: Optional[int] = None
    name: str

    books: ClassVar[HasMany["Book"]] = HasMany(
        foreign_key="member_id",
        inverse_of="member",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from book import Book
