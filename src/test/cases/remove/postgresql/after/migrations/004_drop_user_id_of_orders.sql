-- drop user_id of orders

BEGIN;
-- Deploy code that no longer uses orders.user_id first. The down migration adds the column again empty, so it may be NULL then. Fill it, then run: ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL
SET LOCAL statement_timeout = 0;
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE orders DROP COLUMN user_id;
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
--             ALTER TABLE orders ADD COLUMN user_id INTEGER;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         END;
--     END LOOP;
-- END
-- $kin$;
-- COMMIT;
