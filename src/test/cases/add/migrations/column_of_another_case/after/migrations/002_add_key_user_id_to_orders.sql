-- add key user_id to orders
-- Run this file by itself and without a transaction.

-- Rows of orders are looked up by user_id. It is built while others read and write; what a try that failed has left goes first.
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);

-- To take it back:
-- DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
