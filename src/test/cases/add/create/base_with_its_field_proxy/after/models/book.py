from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Optional

from pydantic import Field
from rhosocial.activerecord.relation import HasMany

from .base import Base

if TYPE_CHECKING:
    from .loan import Loan


class Book(Base):
    """A book that can be lent."""

    __table_name__ = "books"

    isbn: str = Field(max_length=13)
    title: str
    published: Optional[date] = None

    loans: ClassVar[HasMany[Loan]] = HasMany(
        foreign_key="book_id",
        inverse_of="book",
    )

    def label(self) -> str:
        return f"{self.title} ({self.isbn})"


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .loan import Loan
