from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None


class Settings(ActiveRecord):
    __table_name__ = 'settings'

    id: Optional[int] = None
