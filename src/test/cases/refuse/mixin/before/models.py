from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Stamped:
    stamp: Optional[int] = None


class User(Stamped, ActiveRecord):
    __table_name__ = 'users'
    id: Optional[int] = None
