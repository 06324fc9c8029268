-- create filters and criteria

SAVEPOINT kin_migration;
-- The table filters does not exist yet.
CREATE TABLE filters (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table criteria does not exist yet.
CREATE TABLE criteria (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    filter_id INTEGER NOT NULL,
    CONSTRAINT fk_criteria_filter_id FOREIGN KEY (filter_id) REFERENCES filters (id)
);

-- Rows of criteria are looked up by filter_id.
CREATE INDEX idx_criteria_filter_id ON criteria (filter_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where criteria has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM criteria) THEN json_extract('{}', 'criteria has a row') END;
-- -- Stops where filters has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM filters) THEN json_extract('{}', 'filters has a row') END;
-- DROP TABLE criteria;
-- DROP TABLE filters;
-- RELEASE kin_migration;
