from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from .loan import Loan


class Book(ActiveRecord):
    __table_name__ = "books"

    id: Optional[int] = None

    loans: ClassVar[HasMany["Loan"]] = HasMany(
        foreign_key="book_id",
        inverse_of="book",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .loan import Loan
