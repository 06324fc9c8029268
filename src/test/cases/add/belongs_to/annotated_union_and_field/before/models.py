from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Optional, Union

from pydantic import Field
from rhosocial.activerecord.model import ActiveRecord


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    nick: Annotated[str, Field(max_length=20)]
    note: Union[str, None] = None
    price: Decimal = Field(max_digits=8, decimal_places=2)
    kind: Literal['a', 'b'] = 'a'


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    user_id: Annotated[int, Field(gt=0)]
