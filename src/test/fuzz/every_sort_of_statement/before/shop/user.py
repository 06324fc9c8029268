from typing import Optional
from rhosocial.activerecord.model import ActiveRecord
class Named:
  name: str
class User( Named,
  ActiveRecord ):
  id: Optional[int] = None
  email: str = ''


# the end, without a line end