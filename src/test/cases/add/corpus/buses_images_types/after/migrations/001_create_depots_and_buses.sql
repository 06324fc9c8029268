-- create depots and buses

SAVEPOINT kin_migration;
-- The table depots does not exist yet.
CREATE TABLE depots (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table buses does not exist yet.
CREATE TABLE buses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    depot_id INTEGER NOT NULL,
    CONSTRAINT fk_buses_depot_id FOREIGN KEY (depot_id) REFERENCES depots (id)
);

-- Rows of buses are looked up by depot_id.
CREATE INDEX idx_buses_depot_id ON buses (depot_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where buses has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM buses) THEN json_extract('{}', 'buses has a row') END;
-- -- Stops where depots has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM depots) THEN json_extract('{}', 'depots has a row') END;
-- DROP TABLE buses;
-- DROP TABLE depots;
-- RELEASE kin_migration;
