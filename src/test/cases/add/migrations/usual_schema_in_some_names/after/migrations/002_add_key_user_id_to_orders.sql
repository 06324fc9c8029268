-- add key user_id to orders
-- Run this file on its own and without a transaction.

-- Rows of orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first.
DO $kin$
BEGIN
    PERFORM set_config('statement_timeout', '0', false);
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- Only a failed attempt.
            EXIT WHEN NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = 'orders'::regclass AND relname = 'idx_orders_user_id' AND NOT indisvalid);
            DROP INDEX idx_orders_user_id;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$;
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id);
DO $kin$
BEGIN
    RESET statement_timeout;
    IF NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = to_regclass('orders') AND relname = 'idx_orders_user_id'
        AND NOT indisunique AND indisvalid AND indpred IS NULL AND indnkeyatts = 1 AND pg_get_indexdef(indexrelid, 1, true) = quote_ident('user_id')) THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';
    END IF;
END
$kin$;

-- To reverse it:
-- DO $kin$
-- BEGIN
--     IF to_regclass('idx_orders_user_id') IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass) THEN
--         RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
--     END IF;
--     PERFORM set_config('statement_timeout', '0', false);
-- END
-- $kin$;
-- DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
-- RESET statement_timeout;
