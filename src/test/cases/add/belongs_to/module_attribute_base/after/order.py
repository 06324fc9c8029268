import typing

import rhosocial.activerecord.model
import rhosocial.activerecord.relation
from rhosocial.activerecord.relation import BelongsTo

if typing.TYPE_CHECKING:
    from user import User


class Order(rhosocial.activerecord.model.ActiveRecord):
    __table_name__ = "orders"

    id: typing.Optional[int] = None
    user_id: int

    user: typing.ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )


if not typing.TYPE_CHECKING:  # relation targets are looked up here by name
    from user import User
