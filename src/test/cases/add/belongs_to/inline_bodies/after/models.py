from typing import ClassVar

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class A(ActiveRecord):
    __table_name__ = 'as'; id: int | None = None  # short
    bs: ClassVar[HasMany['B']] = HasMany(foreign_key='a_id', inverse_of='a')
class B(ActiveRecord):
    __table_name__ = 'bs'
    id: int | None = None
    a_id: int
    a: ClassVar[BelongsTo['A']] = BelongsTo(foreign_key='a_id', inverse_of='bs')
