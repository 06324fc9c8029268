from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany, HasOne


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    orders: ClassVar[HasMany['Order']] = HasMany(foreign_key='buyer_id')
    order: ClassVar[HasOne['Order']] = HasOne(foreign_key='user_id')


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    buyer_id: int
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id', inverse_of='order')
