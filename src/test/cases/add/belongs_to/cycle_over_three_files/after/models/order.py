from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from .user import User


class Order(ActiveRecord):
    __table_name__ = "orders"

    id: Optional[int] = None
    total: float
    user_id: int

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id",
        inverse_of="orders",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are imported when first needed
    from importlib import import_module

    _lazy_names = {
        "User": ".user",
    }

    def __getattr__(name):
        if name in _lazy_names:
            return getattr(import_module(_lazy_names[name], __package__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return [*globals(), *_lazy_names]
