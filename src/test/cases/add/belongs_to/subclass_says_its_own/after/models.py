from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    orders: ClassVar[HasMany['Order']] = HasMany(foreign_key='user_id', inverse_of='user')
    special_orders: ClassVar[HasMany['SpecialOrder']] = HasMany(
        foreign_key='user_id',
        inverse_of='user',
    )


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id', inverse_of='orders')


class SpecialOrder(Order):
    __table_name__ = 'special_orders'

    reason: str

    user: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='user_id',
        inverse_of='special_orders',
    )
