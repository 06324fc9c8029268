DROP PROCEDURE IF EXISTS kin_step;
DELIMITER //
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    WHILE NOT done DO
        attempt: BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            SET SESSION lock_wait_timeout = 1;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
                AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id') THEN
                SET done = TRUE; LEAVE attempt;
            END IF;
            ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INPLACE, LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END
//
DELIMITER ;
CALL kin_step();
DROP PROCEDURE kin_step;
