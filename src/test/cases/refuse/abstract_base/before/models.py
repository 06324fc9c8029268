from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Base(ActiveRecord):
    id: Optional[int] = None


class User(Base):
    __table_name__ = 'users'
