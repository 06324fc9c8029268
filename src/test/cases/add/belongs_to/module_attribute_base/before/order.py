import typing

import rhosocial.activerecord.model
import rhosocial.activerecord.relation


class Order(rhosocial.activerecord.model.ActiveRecord):
    __table_name__ = "orders"

    id: typing.Optional[int] = None
