from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    payments: ClassVar[HasMany['Payment']] = HasMany(foreign_key='user_id', inverse_of='user')


class Invoice(ActiveRecord):
    __table_name__ = 'invoices'

    id: Optional[int] = None


class Payment(ActiveRecord):
    __table_name__ = 'payments'

    id: Optional[int] = None
    user_id: int
    invoice_id: int

    user: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='user_id', inverse_of='payments')
