-- add user_id to orders

BEGIN;
-- Others queue behind a lock request that waits, so this gives up after two seconds. Nothing has changed then: run it again.
SET LOCAL lock_timeout = '2s';

-- Nothing to do here: only the down migration checks something.
SELECT 1;
COMMIT;

-- To reverse it:
-- BEGIN;
-- SET LOCAL lock_timeout = '2s';
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- DO $kin$
-- BEGIN
--     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--         RAISE EXCEPTION 'orders.user_id has a value';
--     END IF;
-- END
-- $kin$;
-- COMMIT;
