from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    purchases: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='buyer_id',
        inverse_of='buyer',
    )


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    total: float
