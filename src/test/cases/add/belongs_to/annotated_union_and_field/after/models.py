from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Optional, Union

from pydantic import Field
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None
    nick: Annotated[str, Field(max_length=20)]
    note: Union[str, None] = None
    price: Decimal = Field(max_digits=8, decimal_places=2)
    kind: Literal['a', 'b'] = 'a'

    orders: ClassVar[HasMany['Order']] = HasMany(
        foreign_key='user_id',
        inverse_of='user',
    )


class Order(ActiveRecord):
    __table_name__ = 'orders'

    id: Optional[int] = None
    user_id: Annotated[int, Field(gt=0)]

    user: ClassVar[BelongsTo['User']] = BelongsTo(
        foreign_key='user_id',
        inverse_of='orders',
    )
