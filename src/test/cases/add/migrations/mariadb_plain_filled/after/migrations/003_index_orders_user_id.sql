-- index orders user_id

DELIMITER //
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
--                 AND NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'orders' AND index_name = 'idx_orders_user_id') THEN LEAVE attempt; END IF;
--             ALTER TABLE orders DROP INDEX idx_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
--         END;
--     UNTIL done END REPEAT;
--     SET SESSION lock_wait_timeout = wait_before;
-- END
-- //
-- DELIMITER ;
