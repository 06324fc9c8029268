from typing import Optional

from rhosocial.activerecord.model import ActiveRecord


class Person(ActiveRecord):
    __table_name__ = 'people'

    id: Optional[int] = None


class Address(ActiveRecord):
    __table_name__ = 'addresses'

    id: Optional[int] = None
