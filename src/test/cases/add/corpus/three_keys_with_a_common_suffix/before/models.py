from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Address(ActiveRecord):
    __table_name__ = 'addresses'

    id: Optional[int] = None

    sender_letters: ClassVar[HasMany['Letter']] = HasMany(foreign_key='sender_address_id', inverse_of='sender_address')
    receiver_letters: ClassVar[HasMany['Letter']] = HasMany(foreign_key='receiver_address_id', inverse_of='receiver_address')


class Letter(ActiveRecord):
    __table_name__ = 'letters'

    id: Optional[int] = None
    sender_address_id: int
    receiver_address_id: int

    sender_address: ClassVar[BelongsTo['Address']] = BelongsTo(foreign_key='sender_address_id', inverse_of='sender_letters')
    receiver_address: ClassVar[BelongsTo['Address']] = BelongsTo(foreign_key='receiver_address_id', inverse_of='receiver_letters')
