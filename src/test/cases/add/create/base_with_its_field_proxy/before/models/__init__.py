"""All models of the lending library."""
from .base import Base
from .book import Book

__all__ = ["Base", "Book"]
