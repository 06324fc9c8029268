"""Types that models share."""
import datetime as dt
from enum import Enum, IntEnum
from typing import NewType

from pydantic import Field, constr
from typing_extensions import Annotated


class Colour(str, Enum):
    RED = "red"
    DARK_GREEN = "dark green"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


Code = NewType("Code", str)
Title = Annotated[str, Field(max_length=80)]
Slug = constr(max_length=30)
Moment = dt.datetime
