from datetime import date
from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Day(ActiveRecord):
    __table_name__ = "days"
    __primary_key__ = "day"

    day: date

    c: ClassVar[FieldProxy] = FieldProxy()
