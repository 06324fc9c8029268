from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from .book import Book


class Loan(ActiveRecord):
    __table_name__ = "loans"

    id: Optional[int] = None
    book_id: int

    book: ClassVar[BelongsTo["Book"]] = BelongsTo(
        foreign_key="book_id",
        inverse_of="loans",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .book import Book
