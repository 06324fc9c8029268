-- add user_id to orders

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);

-- To take it back:
-- -- Stops where orders.user_id has a value, for it would be lost. --drop-key leaves this out.
-- SELECT CAST(0 AS UNSIGNED) - lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
-- DROP INDEX idx_orders_user_id ON orders;
