from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Department(ActiveRecord):
    __table_name__ = "departments"

    id: Optional[int] = None
    name: str

    employees: ClassVar[HasMany["Employee"]] = HasMany(
        foreign_key="department_id",
        inverse_of="department",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Employee(ActiveRecord):
    __table_name__ = "employees"

    id: Optional[int] = None
    name: str
    department_id: int

    department: ClassVar[BelongsTo["Department"]] = BelongsTo(
        foreign_key="department_id",
        inverse_of="employees",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Client(ActiveRecord):
    __table_name__ = "clients"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Contract(ActiveRecord):
    __table_name__ = "contracts"

    id: Optional[int] = None
    clientId: int
    signed: bool = False

    c: ClassVar[FieldProxy] = FieldProxy()
