-- Rows of orders are looked up by user_id. It is built while others read and write; what a try that failed has left goes first. Broken off here, it is to be begun again with the file before this one.
CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);
