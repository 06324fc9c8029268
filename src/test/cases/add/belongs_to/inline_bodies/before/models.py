from rhosocial.activerecord.model import ActiveRecord


class A(ActiveRecord): __table_name__ = 'as'; id: int | None = None  # short
class B(ActiveRecord): __table_name__ = 'bs'
