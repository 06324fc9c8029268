from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Клиент(ActiveRecord):
    __table_name__ = 'clients'

    id: Optional[int] = None

    заказы: ClassVar[HasMany['Заказ']] = HasMany(
        foreign_key='клиент_id',
        inverse_of='клиент',
    )


class Заказ(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    клиент_id: int

    клиент: ClassVar[BelongsTo['Клиент']] = BelongsTo(
        foreign_key='клиент_id',
        inverse_of='заказы',
    )
