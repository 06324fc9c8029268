from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.relation import HasMany

from .user import User

if TYPE_CHECKING:
    from .order import Order


class Admin(User):
    __table_name__ = 'admins'

    level: int = 0

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='admin_id',
        inverse_of='admin',
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .order import Order
