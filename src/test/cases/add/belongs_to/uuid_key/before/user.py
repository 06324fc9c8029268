from rhosocial.activerecord.field import TimestampMixin, UUIDMixin
from rhosocial.activerecord.model import ActiveRecord


class User(UUIDMixin, TimestampMixin, ActiveRecord):
    __table_name__ = "users"
    name: str
