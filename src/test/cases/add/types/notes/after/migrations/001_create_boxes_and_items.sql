-- create boxes and items

SAVEPOINT kin_migration;
CREATE TABLE boxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    size VARCHAR(5),
    address TEXT,
    site TEXT,
    place TEXT,
    pair TEXT,
    extra TEXT,
    either TEXT NOT NULL,
    length TEXT,
    anything TEXT,
    adapted TEXT,
    tags TEXT,
    box_id INTEGER NOT NULL,
    CONSTRAINT fk_items_box_id FOREIGN KEY (box_id) REFERENCES boxes (id)
);

CREATE INDEX idx_items_box_id ON items (box_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM items) THEN json_extract('{}', 'items has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM boxes) THEN json_extract('{}', 'boxes has a row') END;
-- DROP TABLE items;
-- DROP TABLE boxes;
-- RELEASE kin_migration;
