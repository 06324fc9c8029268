-- drop key user_id of orders
-- Run this file by itself and without a transaction.

-- Rows of orders are not looked up by user_id any more.
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;

-- To take it back:
-- CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);
