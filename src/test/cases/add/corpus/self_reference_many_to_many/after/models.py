from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

from through import HasManyThrough


class Tag(ActiveRecord):
    __table_name__ = 'tags'

    id: Optional[int] = None

    conclusions: ClassVar[HasManyThrough['Tag']] = HasManyThrough(
        through='Implication',
        foreign_key='premise_id',
        target_foreign_key='conclusion_id',
        inverse_of='premises',
    )
    premises: ClassVar[HasManyThrough['Tag']] = HasManyThrough(
        through='Implication',
        foreign_key='conclusion_id',
        target_foreign_key='premise_id',
        inverse_of='conclusions',
    )


class Implication(ActiveRecord):
    __table_name__ = 'implications'

    id: Optional[int] = None
    premise_id: int
    conclusion_id: int

    premise: ClassVar[BelongsTo['Tag']] = BelongsTo(foreign_key='premise_id')
    conclusion: ClassVar[BelongsTo['Tag']] = BelongsTo(
        foreign_key='conclusion_id',
    )
