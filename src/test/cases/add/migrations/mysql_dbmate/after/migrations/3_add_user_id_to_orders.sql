-- migrate:up
-- Rows of orders are looked up by user_id. It is built while others read and write.
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    WHILE NOT done DO
        BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            -- An interrupted run had come this far: it exists already, or is dropped already.
            DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
            SET SESSION lock_wait_timeout = 1;
            CREATE INDEX idx_orders_user_id ON orders (user_id) ALGORITHM=INPLACE LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END;
CALL kin_step();
DROP PROCEDURE kin_step;

-- migrate:down
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    WHILE NOT done DO
        BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            -- An interrupted run had come this far: it exists already, or is dropped already.
            DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
            SET SESSION lock_wait_timeout = 1;
            ALTER TABLE orders DROP INDEX idx_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END;
CALL kin_step();
DROP PROCEDURE kin_step;
