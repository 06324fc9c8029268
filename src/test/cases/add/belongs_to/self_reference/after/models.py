from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Employee(ActiveRecord):
    __table_name__ = 'employees'

    id: Optional[int] = None
    name: str
    manager_id: Optional[int] = None

    manager: ClassVar[BelongsTo['Employee']] = BelongsTo(
        foreign_key='manager_id',
        inverse_of='reports',
    )
    reports: ClassVar[HasMany['Employee']] = HasMany(
        foreign_key='manager_id',
        inverse_of='manager',
    )
