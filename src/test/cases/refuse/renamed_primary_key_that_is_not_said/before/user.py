from typing import Annotated, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy, UseColumn
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = "users"

    id: Annotated[Optional[int], UseColumn("user_no")] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()
