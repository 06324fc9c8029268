from .base import Base


class User(Base):
    __table_name__ = "users"
