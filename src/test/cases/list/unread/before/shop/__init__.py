from .order import Order
from .profile import Profile
from .user import User

__all__ = ["Order", "Profile", "User"]
