-- migrate:up
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN;
    DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
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
                DO SLEEP(0.2 + RAND());
            END;
            SET done = TRUE, SESSION lock_wait_timeout = 1;
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
END;
CALL kin_step();
DROP PROCEDURE kin_step;

-- migrate:down
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN;
    DECLARE wait_before INT DEFAULT @@SESSION.lock_wait_timeout;
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
                DO SLEEP(0.2 + RAND());
            END;
            SET done = TRUE, SESSION lock_wait_timeout = 1;
            -- An interrupted run may have done this.
            IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'orders')
                AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'orders' AND column_name = 'user_id') THEN LEAVE attempt; END IF;
            -- Fails if orders.user_id has a value. What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
            IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id has a value';
            END IF;
            ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INPLACE, LOCK=NONE;
        END;
    UNTIL done END REPEAT;
    SET SESSION lock_wait_timeout = wait_before;
END;
CALL kin_step();
DROP PROCEDURE kin_step;
