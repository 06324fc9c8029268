from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany


class User(ActiveRecord):
    __table_name__ = "z_users"

    id: Optional[int] = None
    name: str

    orders: ClassVar[HasMany["Order"]] = HasMany(foreign_key="user_id", inverse_of="user")

    c: ClassVar[FieldProxy] = FieldProxy()


from shop.order import Order  # noqa: E402
