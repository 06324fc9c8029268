-- create as and bs

SAVEPOINT kin_migration;
-- The table as does not exist yet.
CREATE TABLE "as" (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table bs does not exist yet.
CREATE TABLE bs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    a_id INTEGER NOT NULL,
    CONSTRAINT fk_bs_a_id FOREIGN KEY (a_id) REFERENCES "as" (id)
);

-- Rows of bs are looked up by a_id.
CREATE INDEX idx_bs_a_id ON bs (a_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where bs has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM bs) THEN json_extract('{}', 'bs has a row') END;
-- -- Stops where as has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM "as") THEN json_extract('{}', 'as has a row') END;
-- DROP TABLE bs;
-- DROP TABLE "as";
-- RELEASE kin_migration;
