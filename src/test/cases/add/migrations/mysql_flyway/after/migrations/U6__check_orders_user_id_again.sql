-- Fails if orders.user_id has a value (the sum is out of range then), so that no data is lost. --drop-key omits this check.
SELECT ~0 + lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
