DO $kin$
BEGIN
    IF (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id')) <> 'orders'::regclass THEN
        RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$;
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
RESET statement_timeout;
