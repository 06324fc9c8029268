"""Orders: "quoted", 'and' größe."""
from __future__ import annotations

import os.path, sys as system
from decimal import Decimal
from typing import (
    TYPE_CHECKING,  # not at run time
    Any, ClassVar,
    Optional as Maybe,
)

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

if TYPE_CHECKING:
    from .user import User

DEFAULT = {"total": 0, **{k: v for k, v in zip("ab", (1, 2)) if k}}


def traced(*names, depth=lambda x, y=1: x, **more):
    def wrap(kind):
        return kind
    return wrap


@traced("order", depth=2)
class Order(ActiveRecord):
    """An order.

    class User: not a class
    """

    __table_name__ = "orders"; __primary_key__ = 'id'

    id: Maybe[int] = None
    total: Decimal = Decimal("0.00")  # the sum
    note: str | None = None; rank: int = 1_0

    c: ClassVar[FieldProxy] = FieldProxy()

    class Config:
        z = "\N{BULLET}" f"{DEFAULT!r:>{10}}" rb'\x00'.decode()

    async def receipt(self, user: "User", *rest: Any, key=None) -> dict[str, int] | None:
        if rest and (first := rest[0]): return {f"{user}": first}; pass
        elif key: yield (i for i, j in rest if i)
        else:
            async with user as a, key as b: a[1:2, ...] += 1_000.5e-3j
        for x in rest: continue
        else: del x
        try:
            raise ValueError from None
        except (TypeError, KeyError) as e: pass
        finally:
            assert key, \
                "key"
    label = lambda self: os.path.join(system.prefix, self.note)
