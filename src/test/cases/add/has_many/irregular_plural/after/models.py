from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Person(ActiveRecord):
    __table_name__ = 'people'

    id: Optional[int] = None

    addresses: ClassVar[HasMany['Address']] = HasMany(
        foreign_key='person_id',
        inverse_of='person',
    )


class Address(ActiveRecord):
    __table_name__ = 'addresses'

    id: Optional[int] = None
    person_id: int

    person: ClassVar[BelongsTo['Person']] = BelongsTo(
        foreign_key='person_id',
        inverse_of='addresses',
    )
