-- create categories

SAVEPOINT kin_migration;
-- The table categories does not exist yet.
CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER,
    CONSTRAINT fk_categories_parent_id FOREIGN KEY (parent_id) REFERENCES categories (id)
);

-- Rows of categories are looked up by parent_id.
CREATE INDEX idx_categories_parent_id ON categories (parent_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where categories has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM categories) THEN json_extract('{}', 'categories has a row') END;
-- DROP TABLE categories;
-- RELEASE kin_migration;
