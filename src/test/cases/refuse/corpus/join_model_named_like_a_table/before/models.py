from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None


class Role(ActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None
