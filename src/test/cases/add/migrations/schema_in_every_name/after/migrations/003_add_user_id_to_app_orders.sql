-- add user_id to app.orders
-- Run this file on its own and without a transaction.

-- Rows of app.orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first.
DROP INDEX CONCURRENTLY IF EXISTS app.idx_orders_user_id;
CREATE INDEX CONCURRENTLY idx_orders_user_id ON app.orders (user_id);

-- To reverse it:
-- DROP INDEX CONCURRENTLY IF EXISTS app.idx_orders_user_id;
