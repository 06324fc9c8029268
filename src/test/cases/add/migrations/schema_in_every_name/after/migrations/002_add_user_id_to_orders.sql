-- add user_id to orders

-- The table orders does not have the column user_id yet.
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE orders ADD COLUMN user_id BIGINT;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        WHEN duplicate_table OR duplicate_column OR duplicate_object
            OR undefined_table OR undefined_column OR undefined_object THEN
            -- An interrupted run had come this far.
            RAISE WARNING '%, taken as done', SQLERRM;
            EXIT;
        END;
    END LOOP;
END
$kin$;

-- To reverse it:
-- DO $kin$
-- BEGIN
--     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--     SET LOCAL lock_timeout = '100ms';
--     FOR try IN 1..200 LOOP
--         BEGIN
--             ALTER TABLE orders DROP COLUMN user_id;
--             EXIT;
--         EXCEPTION WHEN lock_not_available THEN
--             IF try = 200 THEN RAISE; END IF;
--             PERFORM pg_sleep(0.1 + random() * 0.5);
--         WHEN duplicate_table OR duplicate_column OR duplicate_object
--             OR undefined_table OR undefined_column OR undefined_object THEN
--             -- An interrupted run had come this far.
--             RAISE WARNING '%, taken as done', SQLERRM;
--             EXIT;
--         END;
--     END LOOP;
-- END
-- $kin$;
