-- foreign key app.orders user_id

BEGIN;
-- Existing rows are checked in the next step, while others write.
SET LOCAL statement_timeout = 0;
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE app.orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES app.users (id) NOT VALID;
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
--             ALTER TABLE app.orders DROP CONSTRAINT fk_orders_user_id;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         END;
--     END LOOP;
-- END
-- $kin$;
-- COMMIT;
