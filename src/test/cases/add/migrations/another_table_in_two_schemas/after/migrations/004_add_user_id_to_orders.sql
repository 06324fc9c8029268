-- add user_id to orders

BEGIN;
-- The database makes sure that orders.user_id points to existing rows of users.
SET LOCAL statement_timeout = 0;
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- An interrupted run may have done this.
            EXIT WHEN EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass('orders') AND conname = 'fk_orders_user_id'
                    AND replace(pg_get_constraintdef(oid), ' NOT VALID', '') = format('FOREIGN KEY (%I) REFERENCES %s(%I)', 'user_id', to_regclass('users'), 'id'));
            ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
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
--             -- An interrupted run may have done this.
--             EXIT WHEN NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'orders'::regclass AND conname = 'fk_orders_user_id');
--             ALTER TABLE orders DROP CONSTRAINT fk_orders_user_id;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         END;
--     END LOOP;
-- END
-- $kin$;
-- COMMIT;
