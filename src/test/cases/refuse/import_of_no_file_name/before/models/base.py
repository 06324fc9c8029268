from rhosocial.activerecord.field import UUIDMixin
from rhosocial.activerecord.model import ActiveRecord


class Base(UUIDMixin, ActiveRecord):
    pass
