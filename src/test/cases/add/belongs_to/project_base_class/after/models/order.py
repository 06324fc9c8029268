from typing import TYPE_CHECKING, ClassVar

from rhosocial.activerecord.relation import BelongsTo

from .base import Base

if TYPE_CHECKING:
    from .user import User


class Order(Base):
    """Something that was ordered."""

    __table_name__ = "orders"

    user_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .user import User
