from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import HasMany

if TYPE_CHECKING:
    from .order import Order


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    orders: ClassVar[HasMany[Order]] = HasMany(
        foreign_key="user_id",
        inverse_of="user",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are imported when first needed
    from importlib import import_module

    _lazy_names = {
        "Order": ".order",
    }

    def __getattr__(name):
        if name in _lazy_names:
            return getattr(import_module(_lazy_names[name], __package__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return [*globals(), *_lazy_names]
