from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar, Dict, List, Optional, Tuple, Union

from pydantic import BaseModel, HttpUrl
from rhosocial.activerecord.backend.type_adapter import EnumAdapter
from rhosocial.activerecord.base import FieldProxy, UseAdapter
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany
from typing_extensions import Annotated


class Size(Enum):
    SMALL = "s"
    LARGE = 2


class Address(BaseModel):
    street: str


class Box(ActiveRecord):
    __table_name__ = "boxes"

    id: Optional[int] = None

    items: ClassVar[HasMany["Item"]] = HasMany(
        foreign_key="box_id",
        inverse_of="box",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Item(ActiveRecord):
    __table_name__ = "items"

    id: Optional[int] = None
    size: Optional[Size] = None
    address: Optional[Address] = None
    site: Optional[HttpUrl] = None
    place: Optional[Path] = None
    pair: Optional[Tuple[int, int]] = None
    extra: Optional[Dict[str, Any]] = None
    either: Union[int, str] = 0
    length: Optional[timedelta] = None
    anything: Any = None
    adapted: Annotated[Optional[Size], UseAdapter(EnumAdapter(), str)] = None
    tags: Optional[List[int]] = None
    box_id: int

    box: ClassVar[BelongsTo["Box"]] = BelongsTo(
        foreign_key="box_id",
        inverse_of="items",
    )

    c: ClassVar[FieldProxy] = FieldProxy()
