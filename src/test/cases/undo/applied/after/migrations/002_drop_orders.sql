-- drop orders

SAVEPOINT kin_migration;
-- Stops where orders has a row, for it would be lost. --drop-key leaves this out.
SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;

-- Stops where users has a row, for it would be lost. --drop-key leaves this out.
SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;

-- Rows of orders are not looked up by user_id any more.
DROP INDEX idx_orders_user_id;

-- The table orders goes, and its rows with it.
DROP TABLE orders;

-- The table users goes, and its rows with it.
DROP TABLE users;
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- CREATE TABLE users (
--     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     name TEXT NOT NULL
-- );
-- CREATE TABLE orders (
--     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     total REAL NOT NULL,
--     user_id INTEGER NOT NULL,
--     CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id)
-- );
-- CREATE INDEX idx_orders_user_id ON orders (user_id);
-- RELEASE kin_migration;
