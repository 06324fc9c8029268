-- add user_id to orders

SAVEPOINT kin_migration;
-- orders gets the column user_id. orders.user_id gets a foreign key to users. Existing rows of orders get their user_id. By now the application must write it for new rows. SQLite can do this only by rebuilding the table.
-- Without this, the rename fails if a view names the table.
PRAGMA legacy_alter_table = ON;
SAVEPOINT kin_rebuild;
-- Unless each of these is true, it ends here and has changed nothing.
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
    SELECT count(*) = 2 FROM pragma_table_xinfo('orders');
INSERT INTO temp.kin_guard (indexes_and_triggers_are_as_migrated)
    SELECT count(*) = 0 FROM sqlite_master
    WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name = 'orders' COLLATE NOCASE;
INSERT INTO temp.kin_guard (every_row_has_its_parent)
    SELECT NOT EXISTS (SELECT 1 FROM orders WHERE (1) NOT IN (
        SELECT id FROM users WHERE id IS NOT NULL));
DROP TABLE temp.kin_guard;
CREATE TABLE kin_new_orders (
    id INTEGER PRIMARY KEY,
    total REAL NOT NULL,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);
INSERT INTO kin_new_orders (id, total, user_id)
    SELECT id, total, 1 FROM orders;
DROP TABLE orders;
ALTER TABLE kin_new_orders RENAME TO orders;
RELEASE kin_rebuild;
PRAGMA legacy_alter_table = OFF;

CREATE INDEX idx_orders_user_id ON orders (user_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- DROP INDEX idx_orders_user_id;
-- -- Without this, the rename fails if a view names the table.
-- PRAGMA legacy_alter_table = ON;
-- SAVEPOINT kin_rebuild;
-- -- Fails if orders.user_id has a value (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN json_extract('{}', 'orders.user_id has a value') END;
-- -- Unless each of these is true, it ends here and has changed nothing.
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
--     total REAL NOT NULL
-- );
-- INSERT INTO kin_new_orders (id, total)
--     SELECT id, total FROM orders;
-- DROP TABLE orders;
-- ALTER TABLE kin_new_orders RENAME TO orders;
-- RELEASE kin_rebuild;
-- PRAGMA legacy_alter_table = OFF;
-- RELEASE kin_migration;
