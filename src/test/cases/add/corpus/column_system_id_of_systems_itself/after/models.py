from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class System(ActiveRecord):
    __table_name__ = 'systems'

    id: Optional[int] = None
    system_id: str  # given by the maker

    probes: ClassVar[HasMany['Probe']] = HasMany(
        foreign_key='system_id',
        inverse_of='system',
    )


class Probe(ActiveRecord):
    __table_name__ = 'probes'

    id: Optional[int] = None
    system_id: int

    system: ClassVar[BelongsTo['System']] = BelongsTo(
        foreign_key='system_id',
        inverse_of='probes',
    )
