-- create users and suppliers

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table suppliers does not exist yet.
CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    manager_id INTEGER NOT NULL,
    CONSTRAINT fk_suppliers_manager_id FOREIGN KEY (manager_id) REFERENCES users (id)
);

-- Rows of suppliers are looked up by manager_id.
CREATE INDEX idx_suppliers_manager_id ON suppliers (manager_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where suppliers has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM suppliers) THEN json_extract('{}', 'suppliers has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE suppliers;
-- DROP TABLE users;
-- RELEASE kin_migration;
