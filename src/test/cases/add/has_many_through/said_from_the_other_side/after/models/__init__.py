from .role import Role
from .user import User
from .user_role import UserRole

__all__ = ["Role", "User", "UserRole"]
