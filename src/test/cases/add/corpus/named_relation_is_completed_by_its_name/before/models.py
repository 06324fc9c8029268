from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class User(ActiveRecord):
    __table_name__ = 'users'

    id: Optional[int] = None

    articles: ClassVar[HasMany['Post']] = HasMany(foreign_key='author_id')


class Post(ActiveRecord):
    __table_name__ = 'posts'

    id: Optional[int] = None
    author_id: int

    writer: ClassVar[BelongsTo['User']] = BelongsTo(foreign_key='author_id')
