-- add user_id to orders

BEGIN;
-- The column becomes NOT NULL without another check, since the rule has checked all rows. Then the rule is dropped.
SET LOCAL statement_timeout = 0;
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- An interrupted run may have done this.
            EXIT WHEN (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = (parse_ident('user_id'))[1]);
            ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT ck_orders_user_id;
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
--             EXIT WHEN NOT (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = (parse_ident('user_id'))[1]);
--             ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         END;
--     END LOOP;
-- END
-- $kin$;
-- COMMIT;
