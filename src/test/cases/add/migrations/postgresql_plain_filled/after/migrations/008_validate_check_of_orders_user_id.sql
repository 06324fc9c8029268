-- validate check of orders user_id

BEGIN;
-- Existing rows are checked while others read and write them.
SET LOCAL statement_timeout = 0;
ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_user_id;
COMMIT;
