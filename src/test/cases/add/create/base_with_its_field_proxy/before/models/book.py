from __future__ import annotations

from datetime import date
from typing import Optional

from pydantic import Field

from .base import Base


class Book(Base):
    """A book that can be lent."""

    __table_name__ = "books"

    isbn: str = Field(max_length=13)
    title: str
    published: Optional[date] = None

    def label(self) -> str:
        return f"{self.title} ({self.isbn})"
