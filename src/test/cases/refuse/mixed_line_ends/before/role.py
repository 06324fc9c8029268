from rhosocial.activerecord.model import ActiveRecord


class Role(ActiveRecord):
    __table_name__ = "roles"
