-- drop orders

SAVEPOINT kin_migration;
-- Deploy code that no longer uses orders first. Deploy code that no longer uses users first. These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;

DROP INDEX idx_orders_user_id;

DROP TABLE orders;

DROP TABLE users;
RELEASE kin_migration;

-- To reverse it:
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
