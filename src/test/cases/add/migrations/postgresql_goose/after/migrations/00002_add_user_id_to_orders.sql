-- +goose Up
SET LOCAL statement_timeout = 0;
-- +goose StatementBegin
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE orders ADD COLUMN user_id INTEGER;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$;
-- +goose StatementEnd

-- +goose Down
SET LOCAL statement_timeout = 0;
-- +goose StatementBegin
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
            LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
            IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
                RAISE EXCEPTION 'orders.user_id has a value';
            END IF;
            ALTER TABLE orders DROP COLUMN user_id;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$;
-- +goose StatementEnd
