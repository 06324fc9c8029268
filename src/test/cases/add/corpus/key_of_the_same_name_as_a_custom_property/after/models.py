from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='buyer_id',
        inverse_of='buyer',
    )


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    buyer_id: int

    buyer: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='buyer_id',
        inverse_of='orders',
    )

    @property
    def buyer_name(self) -> str:
        return ''
