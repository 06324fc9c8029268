from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    settings: ClassVar[HasMany['Settings']] = HasMany(
        foreign_key='user_id',
        inverse_of='user',
    )


class Settings(ActiveRecord):
    __table_name__ = 'settings'

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='user_id',
        inverse_of='settings',
    )
