from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='owner_id',
        inverse_of='owner',
    )


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    owner_id: int

    owner: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='owner_id', inverse_of='orders')
