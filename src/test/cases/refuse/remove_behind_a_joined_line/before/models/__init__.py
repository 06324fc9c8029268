from .order import Order
from .user import User

__all__ = ["Order", "User"]
