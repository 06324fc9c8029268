from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class Filter(ActiveRecord):
    __table_name__ = 'filters'

    id: Optional[int] = None


class Criteria(ActiveRecord):
    __table_name__ = 'criteria'

    id: Optional[int] = None
