from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Filter(ActiveRecord):
    __table_name__ = 'filters'

    id: Optional[int] = None

    criteria: ClassVar[HasMany['Criteria']] = HasMany(
        foreign_key='filter_id',
        inverse_of='filter',
    )


class Criteria(ActiveRecord):
    __table_name__ = 'criteria'

    id: Optional[int] = None
    filter_id: int

    filter: ClassVar[BelongsTo['Filter']] = BelongsTo(
        foreign_key='filter_id',
        inverse_of='criteria',
    )
