-- index app.orders user_id
-- Run this file on its own and without a transaction.

DO $kin$
BEGIN
    -- A build that failed leaves an INVALID index.
    IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('app.idx_orders_user_id') AND indrelid = 'app.orders'::regclass AND NOT indisvalid) THEN
        SET LOCAL lock_timeout = '500ms';
        DROP INDEX app.idx_orders_user_id;
    ELSIF to_regclass('app.idx_orders_user_id') IS NOT NULL AND pg_get_indexdef(to_regclass('app.idx_orders_user_id'), 0, true)
            IS DISTINCT FROM format('CREATE INDEX %I ON %s USING btree (%I)', 'idx_orders_user_id', 'app.orders'::regclass, 'user_id') THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of app.orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON app.orders (user_id);
RESET statement_timeout;

-- To reverse it:
-- DO $kin$
-- BEGIN
--     IF (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass('app.idx_orders_user_id')) <> 'app.orders'::regclass THEN
--         RAISE EXCEPTION 'idx_orders_user_id is not an index of app.orders';
--     END IF;
--     PERFORM set_config('statement_timeout', '0', false);
-- END
-- $kin$;
-- DROP INDEX CONCURRENTLY IF EXISTS app.idx_orders_user_id;
-- RESET statement_timeout;
