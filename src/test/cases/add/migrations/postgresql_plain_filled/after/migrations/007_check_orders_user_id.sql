-- check orders user_id

BEGIN;
-- Every row of orders must have a value in user_id. At first a rule applies to new rows only.
SET LOCAL statement_timeout = 0;
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE orders ADD CONSTRAINT ck_orders_user_id CHECK (user_id IS NOT NULL) NOT VALID;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$;
COMMIT;

-- To reverse it:
-- BEGIN;
-- SET LOCAL statement_timeout = 0;
-- DO $kin$
-- BEGIN
--     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--     SET LOCAL lock_timeout = '100ms';
--     FOR try IN 1..200 LOOP
--         BEGIN
--             ALTER TABLE orders DROP CONSTRAINT IF EXISTS ck_orders_user_id;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         END;
--     END LOOP;
-- END
-- $kin$;
-- COMMIT;
