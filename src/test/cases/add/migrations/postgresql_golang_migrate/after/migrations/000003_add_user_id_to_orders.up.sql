-- Rows of orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first.
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
