--liquibase formatted sql

--changeset kin:002-add_user_id_to_orders endDelimiter:@@ rollbackEndDelimiter:@@
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN;
    DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        SET SESSION lock_wait_timeout = wait_before;
        RESIGNAL;
    END;
    REPEAT
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1, done = FALSE;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id' AND data_type = 'int' AND column_type NOT LIKE '%unsigned%') THEN LEAVE attempt; END IF;
            BEGIN
                -- This table does not change instantly.
                DECLARE EXIT HANDLER FOR 1845, 1846
                    ALTER TABLE orders ADD COLUMN user_id INT, ALGORITHM=INPLACE, LOCK=NONE;
                ALTER TABLE orders ADD COLUMN user_id INT, ALGORITHM=INSTANT;
            END;
        END;
    UNTIL done END REPEAT;
    SET SESSION lock_wait_timeout = wait_before;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN;
--rollback     DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     DECLARE EXIT HANDLER FOR SQLEXCEPTION
--rollback     BEGIN
--rollback         SET SESSION lock_wait_timeout = wait_before;
--rollback         RESIGNAL;
--rollback     END;
--rollback     REPEAT
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1, done = FALSE;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id') THEN LEAVE attempt; END IF;
--rollback             -- Fails if orders.user_id has a value. What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
--rollback             IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--rollback                 SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id has a value';
--rollback             END IF;
--rollback             BEGIN
--rollback                 -- This table does not change instantly.
--rollback                 DECLARE EXIT HANDLER FOR 1845, 1846
--rollback                     ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback                 ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INSTANT;
--rollback             END;
--rollback         END;
--rollback     UNTIL done END REPEAT;
--rollback     SET SESSION lock_wait_timeout = wait_before;
--rollback END
--rollback @@

--changeset kin:002-index_orders_user_id endDelimiter:@@ rollbackEndDelimiter:@@
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN;
    DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        SET SESSION lock_wait_timeout = wait_before;
        RESIGNAL;
    END;
    REPEAT
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1, done = FALSE;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
            -- An interrupted run may have done this.
            IF (SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics
                    WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'idx_orders_user_id' AND non_unique = 1 AND sub_part IS NULL) = 'user_id' THEN LEAVE attempt; END IF;
            CREATE INDEX idx_orders_user_id ON orders (user_id) ALGORITHM=INPLACE LOCK=NONE;
        END;
    UNTIL done END REPEAT;
    SET SESSION lock_wait_timeout = wait_before;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN;
--rollback     DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     DECLARE EXIT HANDLER FOR SQLEXCEPTION
--rollback     BEGIN
--rollback         SET SESSION lock_wait_timeout = wait_before;
--rollback         RESIGNAL;
--rollback     END;
--rollback     REPEAT
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1, done = FALSE;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'idx_orders_user_id') THEN LEAVE attempt; END IF;
--rollback             ALTER TABLE orders DROP INDEX idx_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback         END;
--rollback     UNTIL done END REPEAT;
--rollback     SET SESSION lock_wait_timeout = wait_before;
--rollback END
--rollback @@

--changeset kin:002-check_orders_user_id endDelimiter:@@ rollbackEndDelimiter:@@
-- Fails if a value of orders.user_id points to no row: fix that row, and run this again.
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM orders child WHERE child.user_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END
@@
--rollback empty

--changeset kin:002-foreign_key_orders_user_id endDelimiter:@@ rollbackEndDelimiter:@@
-- With checks, this would copy the table while writers wait: the steps before and after it check the rows.
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN;
    DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
    DECLARE checks_before INT DEFAULT @@SESSION.foreign_key_checks;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        SET SESSION lock_wait_timeout = wait_before, SESSION foreign_key_checks = checks_before;
        RESIGNAL;
    END;
    SET SESSION foreign_key_checks = 0;
    REPEAT
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1, done = FALSE;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()
                    AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id' AND referenced_table_name = 'users' AND delete_rule IN ('NO ACTION', 'RESTRICT') AND update_rule IN ('NO ACTION', 'RESTRICT'))
                    AND EXISTS (SELECT 1 FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id' AND column_name = 'user_id' AND referenced_column_name = 'id') THEN LEAVE attempt; END IF;
            ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id), ALGORITHM=INPLACE, LOCK=NONE;
        END;
    UNTIL done END REPEAT;
    SET SESSION lock_wait_timeout = wait_before, SESSION foreign_key_checks = checks_before;
END
@@
--rollback BEGIN NOT ATOMIC
--rollback     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--rollback     DECLARE tries INT DEFAULT 0;
--rollback     DECLARE done BOOLEAN;
--rollback     DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
--rollback     DECLARE patience INT DEFAULT 0;
--rollback     DECLARE began DATETIME;
--rollback     DECLARE EXIT HANDLER FOR SQLEXCEPTION
--rollback     BEGIN
--rollback         SET SESSION lock_wait_timeout = wait_before;
--rollback         RESIGNAL;
--rollback     END;
--rollback     REPEAT
--rollback         attempt: BEGIN
--rollback             DECLARE EXIT HANDLER FOR 1205
--rollback             BEGIN
--rollback                 SET tries = tries + 1, done = FALSE;
--rollback                 IF tries = 100 THEN RESIGNAL; END IF;
--rollback                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--rollback                 DO SLEEP(0.2 + RAND());
--rollback             END;
--rollback             SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
--rollback             -- An interrupted run may have done this.
--rollback             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--rollback                 AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id') THEN LEAVE attempt; END IF;
--rollback             ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--rollback         END;
--rollback     UNTIL done END REPEAT;
--rollback     SET SESSION lock_wait_timeout = wait_before;
--rollback END
--rollback @@

--changeset kin:002-check_orders_user_id_again endDelimiter:@@ rollbackEndDelimiter:@@
-- Rows may have been written in the meantime. Fails if a value of orders.user_id points to no row: fix that row, and run this again.
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM orders child WHERE child.user_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END
@@
--rollback empty
