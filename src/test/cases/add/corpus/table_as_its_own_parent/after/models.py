from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Category(ActiveRecord):
    __table_name__ = 'categories'

    id: Optional[int] = None
    parent_id: Optional[int] = None

    parent: ClassVar[BelongsTo['Category']] = BelongsTo(
        foreign_key='parent_id',
        inverse_of='children',
    )
    children: ClassVar[HasMany['Category']] = HasMany(
        foreign_key='parent_id',
        inverse_of='parent',
    )
