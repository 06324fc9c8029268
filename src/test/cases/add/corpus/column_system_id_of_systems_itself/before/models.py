from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord


class System(ActiveRecord):
    __table_name__ = 'systems'

    id: Optional[int] = None
    system_id: str  # given by the maker


class Probe(ActiveRecord):
    __table_name__ = 'probes'

    id: Optional[int] = None
