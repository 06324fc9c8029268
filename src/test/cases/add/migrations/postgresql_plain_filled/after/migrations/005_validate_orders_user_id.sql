-- validate orders user_id

BEGIN;
-- Fails if a value of orders.user_id points to no row: fix that row, and run this again.
SET LOCAL statement_timeout = 0;
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
COMMIT;

-- To reverse it:
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- DO $kin$
-- BEGIN
--     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--         RAISE EXCEPTION 'orders.user_id has a value';
--     END IF;
-- END
-- $kin$;
