from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    user_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id')
