-- add key USER_ID to orders

SAVEPOINT kin_migration;
-- The database keeps orders.USER_ID pointing at rows of users that exist. SQLite has no other way to this than building the table again.
PRAGMA legacy_alter_table = ON;
SAVEPOINT kin_rebuild;
CREATE TEMP TABLE kin_guard (
    foreign_keys_are_off INTEGER CHECK (foreign_keys_are_off),
    columns_are_as_migrated INTEGER CHECK (columns_are_as_migrated),
    indexes_and_triggers_are_as_migrated INTEGER CHECK (indexes_and_triggers_are_as_migrated),
    every_row_has_its_parent INTEGER CHECK (every_row_has_its_parent)
);
INSERT INTO temp.kin_guard (foreign_keys_are_off)
    SELECT NOT foreign_keys FROM pragma_foreign_keys WHERE EXISTS (
        SELECT 1 FROM sqlite_master AS child, pragma_foreign_key_list(child.name) AS key
        WHERE child.type = 'table' AND key."table" = 'orders' COLLATE NOCASE);
INSERT INTO temp.kin_guard (columns_are_as_migrated)
    SELECT count(*) = 3 FROM pragma_table_xinfo('orders');
INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
    SELECT count(*) = 0 FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = 'orders' COLLATE NOCASE;
INSERT INTO temp.kin_guard (every_row_has_its_parent)
    SELECT NOT EXISTS (SELECT 1 FROM orders AS child WHERE child.USER_ID IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM users AS parent WHERE parent.ID = child.USER_ID));
DROP TABLE temp.kin_guard;
CREATE TABLE kin_new_orders (
    id INTEGER PRIMARY KEY,
    total REAL,
    USER_ID INTEGER,
    CONSTRAINT fk_orders_USER_ID FOREIGN KEY (USER_ID) REFERENCES users (ID)
);
INSERT INTO kin_new_orders (id, total, USER_ID)
    SELECT id, total, USER_ID FROM orders;
DROP TABLE orders;
ALTER TABLE kin_new_orders RENAME TO orders;
RELEASE kin_rebuild;
PRAGMA legacy_alter_table = OFF;

-- Rows of orders are looked up by USER_ID.
CREATE INDEX idx_orders_USER_ID ON orders (USER_ID);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- DROP INDEX idx_orders_USER_ID;
-- PRAGMA legacy_alter_table = ON;
-- SAVEPOINT kin_rebuild;
-- CREATE TEMP TABLE kin_guard (
--     foreign_keys_are_off INTEGER CHECK (foreign_keys_are_off),
--     columns_are_as_migrated INTEGER CHECK (columns_are_as_migrated),
--     indexes_and_triggers_are_as_migrated INTEGER CHECK (indexes_and_triggers_are_as_migrated),
--     every_row_has_its_parent INTEGER CHECK (every_row_has_its_parent)
-- );
-- INSERT INTO temp.kin_guard (foreign_keys_are_off)
--     SELECT NOT foreign_keys FROM pragma_foreign_keys WHERE EXISTS (
--         SELECT 1 FROM sqlite_master AS child, pragma_foreign_key_list(child.name) AS key
--         WHERE child.type = 'table' AND key."table" = 'orders' COLLATE NOCASE);
-- INSERT INTO temp.kin_guard (columns_are_as_migrated)
--     SELECT count(*) = 3 FROM pragma_table_xinfo('orders');
-- INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
--     SELECT count(*) = 0 FROM sqlite_master
--     WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = 'orders' COLLATE NOCASE;
-- DROP TABLE temp.kin_guard;
-- CREATE TABLE kin_new_orders (
--     id INTEGER PRIMARY KEY,
--     total REAL,
--     USER_ID INTEGER
-- );
-- INSERT INTO kin_new_orders (id, total, USER_ID)
--     SELECT id, total, USER_ID FROM orders;
-- DROP TABLE orders;
-- ALTER TABLE kin_new_orders RENAME TO orders;
-- RELEASE kin_rebuild;
-- PRAGMA legacy_alter_table = OFF;
-- RELEASE kin_migration;
