from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Клиент(ActiveRecord):
    __table_name__ = 'clients'

    id: Optional[int] = None


class Заказ(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
