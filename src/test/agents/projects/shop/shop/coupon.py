from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Coupon(ActiveRecord):
    __table_name__ = "coupons"

    id: Optional[int] = None
    code: str

    c: ClassVar[FieldProxy] = FieldProxy()
