-- If it is interrupted here, begin again with the file before this one.
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id);
