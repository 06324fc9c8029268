-- create airports and flights

SAVEPOINT kin_migration;
-- The table airports does not exist yet.
CREATE TABLE airports (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table flights does not exist yet.
CREATE TABLE flights (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination_airport_id INTEGER NOT NULL,
    origin_airport_id INTEGER NOT NULL,
    CONSTRAINT fk_flights_origin_airport_id FOREIGN KEY (origin_airport_id) REFERENCES airports (id)
);

-- Rows of flights are looked up by origin_airport_id.
CREATE INDEX idx_flights_origin_airport_id ON flights (origin_airport_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where flights has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM flights) THEN json_extract('{}', 'flights has a row') END;
-- -- Stops where airports has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM airports) THEN json_extract('{}', 'airports has a row') END;
-- DROP TABLE flights;
-- DROP TABLE airports;
-- RELEASE kin_migration;
