# -*- coding: latin-1 -*-
"""Café."""
from .book import Book

__all__ = ["Book"]
