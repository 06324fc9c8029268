from .base import Base


class Role(Base):
    __table_name__ = "roles"
