from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Airport(ActiveRecord):
    __table_name__ = 'airports'

    id: Optional[int] = None


class Flight(ActiveRecord):
    __table_name__ = 'flights'

    id: Optional[int] = None
    destination_airport_id: int
