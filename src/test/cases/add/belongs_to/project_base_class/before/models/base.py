from datetime import datetime
from typing import Optional

from rhosocial.activerecord.field import SoftDeleteMixin
from rhosocial.activerecord.model import ActiveRecord as Record


class Stamped:
    stamped_at: Optional[datetime] = None


class Base(SoftDeleteMixin, Stamped, Record):
    id: Optional[int] = None
