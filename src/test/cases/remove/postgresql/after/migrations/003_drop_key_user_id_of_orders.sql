-- drop key user_id of orders
-- Run this file on its own and without a transaction.

-- Rows of orders are no longer looked up by user_id.
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;

-- To reverse it:
-- CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);
