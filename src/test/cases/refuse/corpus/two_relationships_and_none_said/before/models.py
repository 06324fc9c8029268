from typing import ClassVar, Optional

from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo, HasMany


class Team(ActiveRecord):
    __table_name__ = 'teams'

    id: Optional[int] = None

    home_matches: ClassVar[HasMany['Match']] = HasMany(foreign_key='home_team_id', inverse_of='home_team')
    away_matches: ClassVar[HasMany['Match']] = HasMany(foreign_key='away_team_id', inverse_of='away_team')


class Match(ActiveRecord):
    __table_name__ = 'matches'

    id: Optional[int] = None
    home_team_id: int
    away_team_id: int

    home_team: ClassVar[BelongsTo['Team']] = BelongsTo(foreign_key='home_team_id', inverse_of='home_matches')
    away_team: ClassVar[BelongsTo['Team']] = BelongsTo(foreign_key='away_team_id', inverse_of='away_matches')
