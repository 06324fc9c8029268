-- Stops where orders.user_id has a value, for it would be lost. --drop-key leaves this out.
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
