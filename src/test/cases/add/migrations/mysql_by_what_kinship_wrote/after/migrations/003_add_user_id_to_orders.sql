-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INT;

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);

-- The database keeps orders.user_id pointing at rows of users that exist.
ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id);

-- To take it back:
-- -- Stops where orders.user_id has a value, for it would be lost. --drop-key leaves this out.
-- SELECT CAST(0 AS UNSIGNED) - lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
-- ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id;
-- DROP INDEX idx_orders_user_id ON orders;
-- ALTER TABLE orders DROP COLUMN user_id;
