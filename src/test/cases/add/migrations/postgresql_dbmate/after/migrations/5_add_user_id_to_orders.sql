-- migrate:up transaction:false
-- Rows of orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first. If it is interrupted here, begin again with the file before this one.
DO $kin$
BEGIN
    RESET statement_timeout;
    IF NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = to_regclass('orders') AND relname = 'idx_orders_user_id'
        AND NOT indisunique AND indisvalid AND indpred IS NULL AND indnkeyatts = 1 AND pg_get_indexdef(indexrelid, 1, true) = quote_ident('user_id')) THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';
    END IF;
END
$kin$;

-- migrate:down transaction:false
DO $kin$
BEGIN
    IF to_regclass('idx_orders_user_id') IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass) THEN
        RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$;
