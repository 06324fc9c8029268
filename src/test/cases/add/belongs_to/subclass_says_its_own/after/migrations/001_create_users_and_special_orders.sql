-- create users and special_orders

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table special_orders does not exist yet.
CREATE TABLE special_orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT fk_special_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of special_orders are looked up by user_id.
CREATE INDEX idx_special_orders_user_id ON special_orders (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where special_orders has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM special_orders) THEN json_extract('{}', 'special_orders has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE special_orders;
-- DROP TABLE users;
-- RELEASE kin_migration;
