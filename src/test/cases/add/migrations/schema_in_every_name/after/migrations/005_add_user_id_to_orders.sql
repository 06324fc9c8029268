-- add user_id to orders

-- Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;

-- To reverse it:
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
