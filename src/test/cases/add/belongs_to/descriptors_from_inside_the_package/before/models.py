from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation.descriptors import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
