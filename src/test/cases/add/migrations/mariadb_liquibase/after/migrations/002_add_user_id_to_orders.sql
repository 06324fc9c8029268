--liquibase formatted sql

--changeset kin:002-add_user_id_to_orders endDelimiter:@@ rollbackEndDelimiter:@@
-- The table orders does not have the column user_id yet.
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    WHILE NOT done DO
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id' AND data_type = 'int' AND column_type NOT LIKE '%unsigned%') THEN
                SET done = TRUE; LEAVE attempt;
            END IF;
            BEGIN
                -- This table does not change instantly.
                DECLARE EXIT HANDLER FOR 1845, 1846
                    ALTER TABLE orders ADD COLUMN user_id INT, ALGORITHM=INPLACE, LOCK=NONE;
                ALTER TABLE orders ADD COLUMN user_id INT, ALGORITHM=INSTANT;
            END;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN DEFAULT FALSE;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     WHILE NOT done DO
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET began = SYSDATE();
--rollback             SET SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id') THEN
--rollback                 SET done = TRUE; LEAVE attempt;
--rollback             END IF;
--rollback             BEGIN
--rollback                 -- This table does not change instantly.
--rollback                 DECLARE EXIT HANDLER FOR 1845, 1846
--rollback                     ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback                 ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INSTANT;
--rollback             END;
--rollback             SET done = TRUE;
--rollback         END;
--rollback     END WHILE;
--rollback     SET SESSION lock_wait_timeout = DEFAULT;
--rollback END
--rollback @@

--changeset kin:002-add_user_id_to_orders-2 endDelimiter:@@ rollbackEndDelimiter:@@
-- Rows of orders are looked up by user_id. It is built while others read and write.
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    WHILE NOT done DO
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            -- An interrupted run may have done this.
            IF (SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics
                    WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'idx_orders_user_id' AND non_unique = 1 AND sub_part IS NULL) = 'user_id' THEN
                SET done = TRUE; LEAVE attempt;
            END IF;
            CREATE INDEX idx_orders_user_id ON orders (user_id) ALGORITHM=INPLACE LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN DEFAULT FALSE;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     WHILE NOT done DO
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET began = SYSDATE();
--rollback             SET SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'idx_orders_user_id') THEN
--rollback                 SET done = TRUE; LEAVE attempt;
--rollback             END IF;
--rollback             ALTER TABLE orders DROP INDEX idx_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback             SET done = TRUE;
--rollback         END;
--rollback     END WHILE;
--rollback     SET SESSION lock_wait_timeout = DEFAULT;
--rollback END
--rollback @@

--changeset kin:002-add_user_id_to_orders-3 endDelimiter:@@ rollbackEndDelimiter:@@
-- Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
BEGIN NOT ATOMIC
    DECLARE orphans BIGINT;
    SELECT COUNT(*) INTO orphans FROM orders child WHERE child.user_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id);
    IF orphans > 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END
@@
--rollback empty

--changeset kin:002-add_user_id_to_orders-4 endDelimiter:@@ rollbackEndDelimiter:@@
-- The database makes sure that orders.user_id points to existing rows of users. Existing rows are checked before and after, not here.
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    DECLARE checks_before INT DEFAULT @@SESSION.foreign_key_checks;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        SET SESSION foreign_key_checks = checks_before;
        RESIGNAL;
    END;
    WHILE NOT done DO
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            SET SESSION foreign_key_checks = 0;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()
                    AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id' AND referenced_table_name = 'users' AND delete_rule IN ('NO ACTION', 'RESTRICT') AND update_rule IN ('NO ACTION', 'RESTRICT'))
                    AND EXISTS (SELECT 1 FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id' AND column_name = 'user_id' AND referenced_column_name = 'id') THEN
                SET done = TRUE; LEAVE attempt;
            END IF;
            ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id), ALGORITHM=INPLACE, LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
    SET SESSION foreign_key_checks = checks_before;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN DEFAULT FALSE;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     WHILE NOT done DO
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET began = SYSDATE();
--rollback             SET SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id') THEN
--rollback                 SET done = TRUE; LEAVE attempt;
--rollback             END IF;
--rollback             ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback             SET done = TRUE;
--rollback         END;
--rollback     END WHILE;
--rollback     SET SESSION lock_wait_timeout = DEFAULT;
--rollback END
--rollback @@

--changeset kin:002-add_user_id_to_orders-5 endDelimiter:@@ rollbackEndDelimiter:@@
-- Rows may have been written in the meantime. Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
BEGIN NOT ATOMIC
    DECLARE orphans BIGINT;
    SELECT COUNT(*) INTO orphans FROM orders child WHERE child.user_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id);
    IF orphans > 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--rollback         SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id has a value';
--rollback     END IF;
--rollback END
--rollback @@
