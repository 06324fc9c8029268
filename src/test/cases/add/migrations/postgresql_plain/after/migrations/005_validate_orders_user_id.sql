-- validate orders user_id

BEGIN;
-- Fails if a value of orders.user_id points to no row: fix that row, and run this again.
SET LOCAL statement_timeout = 0;
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
COMMIT;
