from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    name: str


class Role(ActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
    title: str


class Grant(ActiveRecord):
    __table_name__ = 'grants'

    id: Optional[int] = None
    giver_id: int
    taker_id: int
    role_id: int

    giver: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='giver_id')
    taker: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='taker_id')
