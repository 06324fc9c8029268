DO $kin$
BEGIN
    IF to_regclass('idx_orders_user_id') IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass) THEN
        RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$;
