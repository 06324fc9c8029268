--liquibase formatted sql

--changeset kin:002-add_user_id_to_orders endDelimiter:@@ rollbackEndDelimiter:@@
-- The table orders does not have the column user_id yet.
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
        WHEN duplicate_table OR duplicate_column OR duplicate_object
            OR undefined_table OR undefined_column OR undefined_object THEN
            -- An interrupted run had come this far.
            RAISE WARNING '%, taken as done', SQLERRM;
            EXIT;
        END;
    END LOOP;
END
$kin$
@@
--rollback DO $kin$
--rollback BEGIN
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     SET LOCAL lock_timeout = '100ms';
--rollback     FOR try IN 1..200 LOOP
--rollback         BEGIN
--rollback             ALTER TABLE orders DROP COLUMN user_id;
--rollback             EXIT;
--rollback         EXCEPTION WHEN lock_not_available THEN
--rollback             IF try = 200 THEN RAISE; END IF;
--rollback             PERFORM pg_sleep(0.1 + random() * 0.5);
--rollback         WHEN duplicate_table OR duplicate_column OR duplicate_object
--rollback             OR undefined_table OR undefined_column OR undefined_object THEN
--rollback             -- An interrupted run had come this far.
--rollback             RAISE WARNING '%, taken as done', SQLERRM;
--rollback             EXIT;
--rollback         END;
--rollback     END LOOP;
--rollback END
--rollback $kin$
--rollback @@

--changeset kin:002-add_user_id_to_orders-2 runInTransaction:false
-- Rows of orders are looked up by user_id. It is built while others read and write. What a failed attempt has left is dropped first.
DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;
CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);
--rollback DROP INDEX CONCURRENTLY IF EXISTS idx_orders_user_id;

--changeset kin:002-add_user_id_to_orders-3 endDelimiter:@@ rollbackEndDelimiter:@@
-- The database makes sure that orders.user_id points to existing rows of users.
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
        WHEN duplicate_table OR duplicate_column OR duplicate_object
            OR undefined_table OR undefined_column OR undefined_object THEN
            -- An interrupted run had come this far.
            RAISE WARNING '%, taken as done', SQLERRM;
            EXIT;
        END;
    END LOOP;
END
$kin$
@@
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
--rollback         WHEN duplicate_table OR duplicate_column OR duplicate_object
--rollback             OR undefined_table OR undefined_column OR undefined_object THEN
--rollback             -- An interrupted run had come this far.
--rollback             RAISE WARNING '%, taken as done', SQLERRM;
--rollback             EXIT;
--rollback         END;
--rollback     END LOOP;
--rollback END
--rollback $kin$
--rollback @@

--changeset kin:002-add_user_id_to_orders-4
-- Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
--rollback -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
--rollback SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
