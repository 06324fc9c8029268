from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None


class Role(ActiveRecord):
    __table_name__ = 'roles'

    id: Optional[int] = None


class Grant(ActiveRecord):
    __table_name__ = 'grants'

    id: Optional[int] = None
    user_id: int
    role_id: str
