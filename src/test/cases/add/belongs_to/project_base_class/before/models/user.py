from . import base


class User(base.Base):
    __table_name__ = "users"
