from .role import Role
__all__ = ["Role", "User"]
