-- require orders user_id

-- Every row of orders must have a value in user_id.
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
            -- Else NULL could become 0. The mode is restored at the end of the block.
            SET SESSION sql_mode = 'STRICT_ALL_TABLES';
            IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NULL) THEN
                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a required value is NULL in a row';
            END IF;
            ALTER TABLE orders MODIFY COLUMN user_id INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
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
--             ALTER TABLE orders MODIFY COLUMN user_id INT NULL, ALGORITHM=INPLACE, LOCK=NONE;
--         END;
--     UNTIL done END REPEAT;
--     SET SESSION lock_wait_timeout = wait_before;
-- END
-- //
-- DELIMITER ;
