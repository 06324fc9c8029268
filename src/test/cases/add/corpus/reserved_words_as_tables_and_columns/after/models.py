from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Group(ActiveRecord):
    __table_name__ = 'group'

    id: Optional[int] = None
    select: str

    order_list: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='from_id',
        inverse_of='origin',
    )


class Order(ActiveRecord):
    __table_name__ = 'order'

    id: Optional[int] = None
    where: str
    from_id: int

    origin: ClassVar[BelongsTo['Group']] = BelongsTo(
        foreign_key='from_id',
        inverse_of='order_list',
    )
