--liquibase formatted sql

--changeset kin:002-add_user_id_to_orders endDelimiter:@@ rollbackEndDelimiter:@@
-- The table orders does not have the column user_id yet.
SET LOCAL statement_timeout = 0
@@
DO $kin$
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- An interrupted run may have done this.
            EXIT WHEN EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('orders') AND attname = 'user_id' AND atttypid = 'INTEGER'::regtype);
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
--rollback             -- An interrupted run may have done this.
--rollback             EXIT WHEN NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'user_id');
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

--changeset kin:002-add_user_id_to_orders-2 runInTransaction:false endDelimiter:@@ rollbackEndDelimiter:@@
-- Rows of orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first.
DO $kin$
BEGIN
    PERFORM set_config('statement_timeout', '0', false);
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    SET LOCAL lock_timeout = '100ms';
    FOR try IN 1..200 LOOP
        BEGIN
            -- Only a failed attempt.
            EXIT WHEN NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = 'orders'::regclass AND relname = 'idx_orders_user_id' AND NOT indisvalid);
            DROP INDEX idx_orders_user_id;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF try = 200 THEN RAISE; END IF;
            PERFORM pg_sleep(0.1 + random() * 0.5);
        END;
    END LOOP;
END
$kin$
@@
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_user_id ON orders (user_id)
@@
DO $kin$
BEGIN
    RESET statement_timeout;
    IF NOT EXISTS (SELECT FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = to_regclass('orders') AND relname = 'idx_orders_user_id'
        AND NOT indisunique AND indisvalid AND indpred IS NULL AND indnkeyatts = 1 AND pg_get_indexdef(indexrelid, 1, true) = quote_ident('user_id')) THEN
        RAISE EXCEPTION 'idx_orders_user_id exists and is not the wanted index of orders';
    END IF;
END
$kin$
@@
--rollback DO $kin$
--rollback BEGIN
--rollback     IF to_regclass('idx_orders_user_id') IS NOT NULL AND NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('idx_orders_user_id') AND indrelid = 'orders'::regclass) THEN
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

--changeset kin:002-add_user_id_to_orders-3 endDelimiter:@@ rollbackEndDelimiter:@@
-- The database makes sure that orders.user_id points to existing rows of users.
SET LOCAL statement_timeout = 0
@@
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
--rollback             -- An interrupted run may have done this.
--rollback             EXIT WHEN NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'orders'::regclass AND conname = 'fk_orders_user_id');
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

--changeset kin:002-add_user_id_to_orders-4 endDelimiter:@@ rollbackEndDelimiter:@@
-- Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
SET LOCAL statement_timeout = 0
@@
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id
@@
--rollback DO $kin$
--rollback BEGIN
--rollback     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--rollback         RAISE EXCEPTION 'orders.user_id has a value';
--rollback     END IF;
--rollback END
--rollback $kin$
--rollback @@
