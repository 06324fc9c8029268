-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INT;

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);

-- The database makes sure that orders.user_id points to existing rows of users.
ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id);

-- To reverse it:
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- SELECT ~0 + lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
-- ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id;
-- DROP INDEX idx_orders_user_id ON orders;
-- ALTER TABLE orders DROP COLUMN user_id;
