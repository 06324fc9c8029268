from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Car(ActiveRecord):
    __table_name__ = 'cars'

    id: Optional[int] = None


class Auto(ActiveRecord):
    __table_name__ = 'autos'

    id: Optional[int] = None
