from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Depot(ActiveRecord):
    __table_name__ = 'depots'

    id: Optional[int] = None


class Bus(ActiveRecord):
    __table_name__ = 'buses'

    id: Optional[int] = None
