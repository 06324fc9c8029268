import datetime as dt
import uuid
from datetime import date, datetime, time
from decimal import Decimal as Number
from typing import ClassVar, Optional, Union

from pydantic import AwareDatetime, Field, PositiveInt, StringConstraints, condecimal, conint
from rhosocial.activerecord.base import FieldProxy, UseColumn
from rhosocial.activerecord.field import UUIDMixin
from rhosocial.activerecord.model import ActiveRecord
from typing_extensions import Annotated, Literal

from . import kinds
from .kinds import Code, Colour, Slug, Title


class Box(UUIDMixin, ActiveRecord):
    __table_name__ = "boxes"

    label: str = ""


class Item(ActiveRecord):
    __table_name__ = "items"

    id: Optional[int] = None
    whole: int
    large: int = Field(0, le=10_000_000_000)
    larger: conint(lt=10_000_000_000) = 0
    count: PositiveInt
    real: float
    truth: bool
    maybe: Optional[bool] = None
    text: str
    name: str = Field(..., max_length=100)
    short: Annotated[str, Field(max_length=20)]
    shorter: Annotated[str, StringConstraints(max_length=10)] = "x"
    title: Optional[Title] = None
    slug: Slug = "x"
    code: Code = Code("x")
    data: bytes
    digest: bytes = Field(b"", max_length=16)
    amount: Number
    price: Number = Field(Number("0"), max_digits=10, decimal_places=2)
    rate: condecimal(max_digits=6, decimal_places=4) = Number("0")
    token: uuid.UUID
    day: date
    hour: time
    moment: datetime
    shared_moment: Optional[kinds.Moment] = None
    other_moment: "Union[dt.datetime, None]" = None
    aware: Optional[AwareDatetime] = None
    note: Annotated[Optional[str], UseColumn("remark")] = None
    record: dict
    colour: Colour
    colour_or_none: Optional[Colour] = None
    level: kinds.Level
    state: Literal["new", "shipped"]
    digit: Literal[1, 2] = 1
    half_open: Literal["yes", None] = None

    c: ClassVar[FieldProxy] = FieldProxy()
