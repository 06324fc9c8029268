from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord): __table_name__ = "users"
