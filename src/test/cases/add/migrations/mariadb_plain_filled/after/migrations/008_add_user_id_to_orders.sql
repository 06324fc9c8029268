-- add user_id to orders

-- No row of orders may be without user_id.
DELIMITER //
BEGIN NOT ATOMIC
    -- Others queue behind a lock that waits, so it waits for a moment only, and is asked for again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE patience INT DEFAULT 0;
    DECLARE began DATETIME;
    WHILE NOT done DO
        BEGIN
            DECLARE EXIT HANDLER FOR 1205
            BEGIN
                SET tries = tries + 1;
                IF tries = 100 THEN RESIGNAL; END IF;
                IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
                DO SLEEP(0.2 + RAND());
            END;
            -- A run that was broken off had come this far: it is there already, or gone.
            DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            ALTER TABLE orders MODIFY COLUMN user_id INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END
//
DELIMITER ;

-- To take it back:
-- DELIMITER //
-- BEGIN NOT ATOMIC
--     -- Others queue behind a lock that waits, so it waits for a moment only, and is asked for again.
--     DECLARE tries INT DEFAULT 0;
--     DECLARE done BOOLEAN DEFAULT FALSE;
--     DECLARE patience INT DEFAULT 0;
--     DECLARE began DATETIME;
--     WHILE NOT done DO
--         BEGIN
--             DECLARE EXIT HANDLER FOR 1205
--             BEGIN
--                 SET tries = tries + 1;
--                 IF tries = 100 THEN RESIGNAL; END IF;
--                 IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
--                 DO SLEEP(0.2 + RAND());
--             END;
--             -- A run that was broken off had come this far: it is there already, or gone.
--             DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
--             SET began = SYSDATE();
--             SET SESSION lock_wait_timeout = patience;
--             ALTER TABLE orders MODIFY COLUMN user_id INT NULL, ALGORITHM=INPLACE, LOCK=NONE;
--             SET done = TRUE;
--         END;
--     END WHILE;
--     SET SESSION lock_wait_timeout = DEFAULT;
-- END
-- //
-- DELIMITER ;
