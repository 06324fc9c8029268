"""Makes values from the types of fields."""
import enum
import math
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
    return maker(origin or annotation, metadata)(within(next(NUMBERS), metadata))


def within(number, metadata):
    """A whole number between the bounds that a field has; the same one if it has none."""
    low, high = bound(metadata, "ge", "gt", 1), bound(metadata, "le", "lt", -1)
    try:
        if low is not None and number < low:
            number += math.ceil(low)
        if high is not None and number > high:
            start = math.ceil(low) if low is not None else 0
            number = start + number % max(1, math.floor(high) - start)
    except TypeError:
        pass  # The bounds are those of dates or the like.
    return number


def bound(metadata, closed, opened, step):
    """The outermost number that a field allows on one side, as its metadata have it."""
    for it in metadata:
        if getattr(it, closed, None) is not None:
            return getattr(it, closed)
        if getattr(it, opened, None) is not None:
            return getattr(it, opened) + step
    return None


def maker(kind, metadata):
    part = 0.25 if bound(metadata, "le", "lt", -1) is None else 0
    makers = {
        bool: bool,
        int: int,
        float: lambda number: number + part,
        Decimal: lambda number: number + Decimal(str(part)),
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
    if getattr(kind, "__name__", "") == "EmailStr":  # Pydantic's, which need not be installed.
        return lambda number: short("t%d@example.com" % number, metadata)
    if kind not in makers:
        raise Unguessable("no value is known for the type %s" % getattr(kind, "__name__", kind))
    return makers[kind]


def short(text, metadata):
    longest = [it.max_length for it in metadata if getattr(it, "max_length", None)]
    return text[-longest[0]:] if longest else text
