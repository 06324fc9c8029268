-- foreign key orders user_id

-- With checks, this would copy the table while writers wait: the steps before and after it check the rows.
DELIMITER //
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
//
DELIMITER ;

-- To reverse it:
-- DELIMITER //
-- BEGIN NOT ATOMIC
--     -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
--     DECLARE tries INT DEFAULT 0;
--     DECLARE done BOOLEAN;
--     DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
--     DECLARE patience INT DEFAULT 0;
--     DECLARE began DATETIME;
--     DECLARE EXIT HANDLER FOR SQLEXCEPTION
--     BEGIN
--         SET SESSION lock_wait_timeout = wait_before;
--         RESIGNAL;
--     END;
--     REPEAT
--         attempt: BEGIN
--             DECLARE EXIT HANDLER FOR 1205
--             BEGIN
--                 SET tries = tries + 1, done = FALSE;
--                 IF tries = 100 THEN RESIGNAL; END IF;
--                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--                 DO SLEEP(0.2 + RAND());
--             END;
--             SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;
--             -- An interrupted run may have done this.
--             IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
--                 AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id') THEN LEAVE attempt; END IF;
--             ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--         END;
--     UNTIL done END REPEAT;
--     SET SESSION lock_wait_timeout = wait_before;
-- END
-- //
-- DELIMITER ;
