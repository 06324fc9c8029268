-- add user_id to orders

SAVEPOINT kin_migration;
-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE;

-- No two rows of orders may share user_id.
CREATE UNIQUE INDEX idx_orders_user_id ON orders (user_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN json_extract('{}', 'orders.user_id has a value') END;
-- DROP INDEX idx_orders_user_id;
-- ALTER TABLE orders DROP COLUMN user_id;
-- RELEASE kin_migration;
