from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Depot(ActiveRecord):
    __table_name__ = 'depots'

    id: Optional[int] = None

    buses: ClassVar[HasMany['Bus']] = HasMany(
        foreign_key='depot_id',
        inverse_of='depot',
    )


class Bus(ActiveRecord):
    __table_name__ = 'buses'

    id: Optional[int] = None
    depot_id: int

    depot: ClassVar[BelongsTo['Depot']] = BelongsTo(
        foreign_key='depot_id',
        inverse_of='buses',
    )
