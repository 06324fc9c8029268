from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.relation import BelongsTo

from .base import Base

if TYPE_CHECKING:
    from .book import Book


class Loan(Base):
    """A row of the table loans."""

    __table_name__ = "loans"

    book_id: int

    book: ClassVar[BelongsTo[Book]] = BelongsTo(
        foreign_key="book_id",
        inverse_of="loans",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .book import Book
