-- create users and orders

SAVEPOINT kin_migration;
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    field_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_field_id FOREIGN KEY (field_id) REFERENCES users (id)
);

CREATE INDEX idx_orders_field_id ON orders (field_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE orders;
-- DROP TABLE users;
-- RELEASE kin_migration;
