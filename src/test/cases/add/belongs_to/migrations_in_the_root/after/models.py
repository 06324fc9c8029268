from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    total: float
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='user_id',
        inverse_of='orders',
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='user_id',
        inverse_of='user',
    )

    c: ClassVar[FieldProxy] = FieldProxy()
