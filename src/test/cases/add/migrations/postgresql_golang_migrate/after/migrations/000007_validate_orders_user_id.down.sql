-- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
DO $kin$
BEGIN
    IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
        RAISE EXCEPTION 'orders.user_id has a value';
    END IF;
END
$kin$;
