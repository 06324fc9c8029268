"""Makes values from the types of fields."""
import enum
import typing
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Union
from uuid import UUID, uuid4

NUMBERS = count(1)


class Unguessable(Exception):
    """A value or a row that nothing tells how to make."""


def value_of(annotation, metadata=()):
    """Some value of a type, another one each time where there are several."""
    if hasattr(annotation, "__metadata__"):
        return value_of(annotation.__origin__, annotation.__metadata__)
    arguments = getattr(annotation, "__args__", ())
    origin = getattr(annotation, "__origin__", None)
    if origin is Union or type(annotation).__name__ == "UnionType":
        return value_of(next(it for it in arguments if it is not type(None)), metadata)
    if origin is typing.Literal:
        return arguments[0]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return next(iter(annotation))
    return maker(origin or annotation, metadata)(next(NUMBERS))


def maker(kind, metadata):
    makers = {
        bool: bool,
        int: int,
        float: lambda number: number + 0.5,
        Decimal: lambda number: Decimal("%d.25" % number),
        str: lambda number: short("t%d" % number, metadata),
        bytes: lambda number: b"b%d" % number,
        UUID: lambda number: uuid4(),
        datetime: lambda number: datetime(2024, 1, 1, 12, 30) + timedelta(seconds=number),
        date: lambda number: date(2024, 1, 1) + timedelta(days=number),
        time: lambda number: time(12, 30, number % 60),
        dict: lambda number: {"number": number},
        list: lambda number: [],
        Any: int,
    }
    if kind not in makers:
        raise Unguessable("no value is known for the type %s" % getattr(kind, "__name__", kind))
    return makers[kind]


def short(text, metadata):
    longest = [it.max_length for it in metadata if getattr(it, "max_length", None)]
    return text[-longest[0]:] if longest else text
