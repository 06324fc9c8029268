-- index orders user_id

CREATE INDEX idx_orders_user_id ON orders (user_id);

-- To reverse it:
-- -- Fails if orders.user_id has a value (the sum is out of range then). What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
-- SELECT ~0 + lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
-- DROP INDEX idx_orders_user_id ON orders;
