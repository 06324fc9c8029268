-- add user_id to app.orders

-- Existing rows are checked while others read and write them. This fails if a value of app.orders.user_id points to no row. Fix that, then run it again.
ALTER TABLE app.orders VALIDATE CONSTRAINT fk_orders_user_id;

-- To reverse it:
-- -- Fails if app.orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM app.orders WHERE user_id IS NOT NULL) THEN 'app.orders.user_id has a value' ELSE '0' END AS INTEGER);
