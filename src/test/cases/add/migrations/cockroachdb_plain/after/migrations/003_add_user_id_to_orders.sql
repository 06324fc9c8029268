-- add user_id to orders

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);

-- To take it back:
-- DROP INDEX idx_orders_user_id;
