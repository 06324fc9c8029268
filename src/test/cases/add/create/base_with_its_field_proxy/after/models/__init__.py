"""All models of the lending library."""
from .base import Base
from .book import Book
from .loan import Loan

__all__ = ["Base", "Book", "Loan"]
