-- migrate:up transaction:false
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

-- migrate:down transaction:false
RESET statement_timeout;
