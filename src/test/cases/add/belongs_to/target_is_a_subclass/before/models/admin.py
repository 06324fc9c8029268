from .user import User


class Admin(User):
    __table_name__ = 'admins'

    level: int = 0
