-- create boxes and items

SAVEPOINT kin_migration;
CREATE TABLE boxes (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL
);

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    whole INTEGER NOT NULL,
    large BIGINT NOT NULL,
    larger BIGINT NOT NULL,
    count INTEGER NOT NULL,
    real REAL NOT NULL,
    truth INTEGER NOT NULL,
    maybe INTEGER,
    text TEXT NOT NULL,
    name VARCHAR(100) NOT NULL,
    short VARCHAR(20) NOT NULL,
    shorter VARCHAR(10) NOT NULL,
    title VARCHAR(80),
    slug VARCHAR(30) NOT NULL,
    code TEXT NOT NULL,
    data BLOB NOT NULL,
    digest BLOB NOT NULL,
    amount DECIMAL NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    rate DECIMAL(6, 4) NOT NULL,
    token TEXT NOT NULL,
    day DATE NOT NULL,
    hour TIME NOT NULL,
    moment TIMESTAMP NOT NULL,
    shared_moment TIMESTAMP,
    other_moment TIMESTAMP,
    aware TIMESTAMP,
    remark TEXT,
    record TEXT NOT NULL,
    colour VARCHAR(10) NOT NULL,
    colour_or_none VARCHAR(10),
    level INTEGER NOT NULL,
    state VARCHAR(7) NOT NULL,
    digit INTEGER NOT NULL,
    half_open VARCHAR(3),
    box_id TEXT NOT NULL,
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
