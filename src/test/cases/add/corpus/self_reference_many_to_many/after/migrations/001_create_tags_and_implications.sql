-- create tags and implications

SAVEPOINT kin_migration;
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

CREATE TABLE implications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    premise_id INTEGER NOT NULL,
    conclusion_id INTEGER NOT NULL,
    CONSTRAINT fk_implications_premise_id FOREIGN KEY (premise_id) REFERENCES tags (id),
    CONSTRAINT fk_implications_conclusion_id FOREIGN KEY (conclusion_id) REFERENCES tags (id)
);

CREATE INDEX idx_implications_conclusion_id ON implications (conclusion_id);

CREATE UNIQUE INDEX idx_implications_premise_id_conclusion_id ON implications (premise_id, conclusion_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM implications) THEN json_extract('{}', 'implications has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM tags) THEN json_extract('{}', 'tags has a row') END;
-- DROP TABLE implications;
-- DROP TABLE tags;
-- RELEASE kin_migration;
