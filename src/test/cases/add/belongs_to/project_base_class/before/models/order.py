from .base import Base


class Order(Base):
    """Something that was ordered."""

    __table_name__ = "orders"
