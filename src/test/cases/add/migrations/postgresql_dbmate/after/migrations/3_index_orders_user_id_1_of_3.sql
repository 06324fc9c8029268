-- migrate:up transaction:false
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

-- migrate:down transaction:false
RESET statement_timeout;
