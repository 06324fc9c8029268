from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Car(ActiveRecord):
    __table_name__ = 'cars'

    id: Optional[int] = None

    chassis: ClassVar[HasMany['Chassis']] = HasMany(
        foreign_key='car_id',
        inverse_of='car',
    )


class Chassis(ActiveRecord):
    __table_name__ = 'chassis'

    id: Optional[int] = None
    car_id: int

    car: ClassVar[BelongsTo['Car']] = BelongsTo(
        foreign_key='car_id',
        inverse_of='chassis',
    )
