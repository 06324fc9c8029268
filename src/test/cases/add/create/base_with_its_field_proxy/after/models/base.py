from __future__ import annotations

from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Base(ActiveRecord):
    c: ClassVar[FieldProxy] = FieldProxy()

    id: Optional[int] = None
