from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Review(ActiveRecord):
    __table_name__ = "reviews"

    id: Optional[int] = None
    stars: int

    c: ClassVar[FieldProxy] = FieldProxy()
