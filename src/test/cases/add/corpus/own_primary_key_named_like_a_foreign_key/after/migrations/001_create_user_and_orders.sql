-- create user and orders

SAVEPOINT kin_migration;
-- The table user does not exist yet.
CREATE TABLE user (
    user_id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table orders does not exist yet.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES user (user_id)
);

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where orders has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
-- -- Stops where user has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM user) THEN json_extract('{}', 'user has a row') END;
-- DROP TABLE orders;
-- DROP TABLE user;
-- RELEASE kin_migration;
