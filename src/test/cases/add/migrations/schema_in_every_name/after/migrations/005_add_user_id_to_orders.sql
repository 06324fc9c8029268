-- add user_id to orders

-- The rows that are there are looked through while others read and write them. Where one of orders.user_id points nowhere this fails, and is run again once that is mended.
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;

-- To take it back:
-- -- Stops where orders.user_id has a value, for it would be lost. --drop-key leaves this out.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
