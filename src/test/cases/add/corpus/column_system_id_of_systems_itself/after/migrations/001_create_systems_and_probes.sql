-- create systems and probes

SAVEPOINT kin_migration;
-- The table systems does not exist yet.
CREATE TABLE systems (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id TEXT NOT NULL
);

-- The table probes does not exist yet.
CREATE TABLE probes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id INTEGER NOT NULL,
    CONSTRAINT fk_probes_system_id FOREIGN KEY (system_id) REFERENCES systems (id)
);

-- Rows of probes are looked up by system_id.
CREATE INDEX idx_probes_system_id ON probes (system_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where probes has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM probes) THEN json_extract('{}', 'probes has a row') END;
-- -- Stops where systems has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM systems) THEN json_extract('{}', 'systems has a row') END;
-- DROP TABLE probes;
-- DROP TABLE systems;
-- RELEASE kin_migration;
