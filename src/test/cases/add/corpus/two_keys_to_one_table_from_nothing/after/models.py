from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Airport(ActiveRecord):
    __table_name__ = 'airports'

    id: Optional[int] = None

    origin_flights: ClassVar[HasMany['Flight']] = HasMany(
        foreign_key='origin_airport_id',
        inverse_of='origin_airport',
    )


class Flight(ActiveRecord):
    __table_name__ = 'flights'

    id: Optional[int] = None
    destination_airport_id: int
    origin_airport_id: int

    origin_airport: ClassVar[BelongsTo['Airport']] = BelongsTo(
        foreign_key='origin_airport_id',
        inverse_of='origin_flights',
    )
