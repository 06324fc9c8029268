from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Car(ActiveRecord):
    __table_name__ = 'cars'

    id: Optional[int] = None


class Chassis(ActiveRecord):
    __table_name__ = 'chassis'

    id: Optional[int] = None
