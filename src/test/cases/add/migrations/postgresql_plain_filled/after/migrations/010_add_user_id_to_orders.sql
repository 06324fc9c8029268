-- add user_id to orders

-- Nothing to do here: only the down migration checks something.
SELECT 1;

-- To reverse it:
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
