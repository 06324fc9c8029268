from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    managed_suppliers: ClassVar[HasMany['Supplier']] = HasMany(
        foreign_key='manager_id',
        inverse_of='manager',
    )


class Supplier(ActiveRecord):
    __table_name__ = 'suppliers'

    id: Optional[int] = None
    manager_id: int

    manager: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='manager_id',
        inverse_of='managed_suppliers',
    )
