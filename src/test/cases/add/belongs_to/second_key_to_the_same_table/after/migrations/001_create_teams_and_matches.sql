-- create teams and matches

SAVEPOINT kin_migration;
-- The table teams does not exist yet.
CREATE TABLE teams (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table matches does not exist yet.
CREATE TABLE matches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    home_team_id INTEGER NOT NULL,
    away_team_id INTEGER NOT NULL,
    CONSTRAINT fk_matches_away_team_id FOREIGN KEY (away_team_id) REFERENCES teams (id),
    CONSTRAINT fk_matches_home_team_id FOREIGN KEY (home_team_id) REFERENCES teams (id)
);

-- Rows of matches are looked up by away_team_id.
CREATE INDEX idx_matches_away_team_id ON matches (away_team_id);

-- Rows of matches are looked up by home_team_id.
CREATE INDEX idx_matches_home_team_id ON matches (home_team_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where matches has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM matches) THEN json_extract('{}', 'matches has a row') END;
-- -- Stops where teams has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM teams) THEN json_extract('{}', 'teams has a row') END;
-- DROP TABLE matches;
-- DROP TABLE teams;
-- RELEASE kin_migration;
