from .role import Role
from .user import User

__all__ = ["Role", "User"]
