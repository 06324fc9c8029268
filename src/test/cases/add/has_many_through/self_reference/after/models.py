from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

from through import HasManyThrough


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str

    followees: ClassVar[HasManyThrough['User']] = HasManyThrough(
        through='Follow',
        foreign_key='follower_id',
        target_foreign_key='followee_id',
        inverse_of='followers',
    )
    followers: ClassVar[HasManyThrough['User']] = HasManyThrough(
        through='Follow',
        foreign_key='followee_id',
        target_foreign_key='follower_id',
        inverse_of='followees',
    )


class Follow(ActiveRecord):
    __table_name__ = 'follows'

    id: Optional[int] = None
    follower_id: int
    followee_id: int

    follower: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='follower_id',
    )
    followee: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='followee_id',
    )
