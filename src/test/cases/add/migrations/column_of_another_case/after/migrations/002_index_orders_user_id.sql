-- index orders user_id
-- Run this file on its own and without a transaction.

DO $kin$
BEGIN
    -- A build that failed leaves an INVALID index.
    IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass AND NOT indisvalid) THEN
        SET LOCAL lock_timeout = '500ms';
        DROP INDEX idx_orders_user_id;
    ELSIF to_regclass('idx_orders_user_id') IS NOT NULL AND pg_get_indexdef(to_regclass('idx_orders_user_id'), 0, true)
            IS DISTINCT FROM format('CREATE INDEX %I ON %s USING btree (%I)', 'idx_orders_user_id', 'orders'::regclass, 'user_id') THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id);
RESET statement_timeout;

-- To reverse it:
-- DO $kin$
-- BEGIN
--     IF (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id')) <> 'orders'::regclass THEN
--         RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
--     END IF;
--     PERFORM set_config('statement_timeout', '0', false);
-- END
-- $kin$;
-- DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
-- RESET statement_timeout;
