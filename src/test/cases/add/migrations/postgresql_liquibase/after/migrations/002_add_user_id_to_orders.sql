--liquibase formatted sql

--changeset kin:002-add_user_id_to_orders endDelimiter:@@ rollbackEndDelimiter:@@
SET LOCAL statement_timeout = 0
@@
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
$kin$
@@
--rollback SET LOCAL statement_timeout = 0
--rollback @@
--rollback DO $kin$
--rollback BEGIN
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     SET LOCAL lock_timeout = '100ms';
--rollback     FOR try IN 1..200 LOOP
--rollback         BEGIN
--rollback             -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
--rollback             LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
--rollback             IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--rollback                 RAISE EXCEPTION 'orders.user_id has a value';
--rollback             END IF;
--rollback             ALTER TABLE orders DROP COLUMN user_id;
--rollback             EXIT;
--rollback         EXCEPTION WHEN lock_not_available THEN
--rollback             IF try = 200 THEN RAISE; END IF;
--rollback             PERFORM pg_sleep(0.1 + random() * 0.5);
--rollback         END;
--rollback     END LOOP;
--rollback END
--rollback $kin$
--rollback @@

--changeset kin:002-index_orders_user_id runInTransaction:false endDelimiter:@@ rollbackEndDelimiter:@@
DO $kin$
BEGIN
    -- A build that failed leaves an INVALID index.
    IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass AND NOT indisvalid) THEN
        SET LOCAL lock_timeout = '500ms';
        DROP INDEX idx_orders_user_id;
    ELSIF to_regclass('idx_orders_user_id') IS NOT NULL AND pg_get_indexdef(to_regclass('idx_orders_user_id'), 0, true)
            IS DISTINCT FROM format('CREATE INDEX %I ON %s USING btree (%I)', 'idx_orders_user_id', 'orders'::regclass, 'user_id') THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';
    END IF;
    PERFORM set_config('statement_timeout', '0', false);
END
$kin$
@@
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id)
@@
RESET statement_timeout
@@
--rollback DO $kin$
--rollback BEGIN
--rollback     IF (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id')) <> 'orders'::regclass THEN
--rollback         RAISE EXCEPTION 'idx_orders_user_id is not an index of orders';
--rollback     END IF;
--rollback     PERFORM set_config('statement_timeout', '0', false);
--rollback END
--rollback $kin$
--rollback @@
--rollback DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id
--rollback @@
--rollback RESET statement_timeout
--rollback @@

--changeset kin:002-foreign_key_orders_user_id endDelimiter:@@ rollbackEndDelimiter:@@
-- Existing rows are checked in the next step, while others write.
SET LOCAL statement_timeout = 0
@@
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$
@@
--rollback SET LOCAL statement_timeout = 0
--rollback @@
--rollback DO $kin$
--rollback BEGIN
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     SET LOCAL lock_timeout = '100ms';
--rollback     FOR try IN 1..200 LOOP
--rollback         BEGIN
--rollback             ALTER TABLE orders DROP CONSTRAINT fk_orders_user_id;
--rollback             EXIT;
--rollback         EXCEPTION WHEN lock_not_available THEN
--rollback             IF try = 200 THEN RAISE; END IF;
--rollback             PERFORM pg_sleep(0.1 + random() * 0.5);
--rollback         END;
--rollback     END LOOP;
--rollback END
--rollback $kin$
--rollback @@

--changeset kin:002-validate_orders_user_id
-- Fails if a value of orders.user_id points to no row: fix that row, and run this again.
SET LOCAL statement_timeout = 0;
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
--rollback empty
