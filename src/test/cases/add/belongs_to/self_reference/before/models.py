from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Employee(ActiveRecord):
    __table_name__ = 'employees'

    id: Optional[int] = None
    name: str
