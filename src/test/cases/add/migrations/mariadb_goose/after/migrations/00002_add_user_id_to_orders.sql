-- +goose Up
-- The table orders does not have the column user_id yet.
-- +goose StatementBegin
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
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
            -- An interrupted run had come this far: it exists already, or is dropped already.
            DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            ALTER TABLE orders ADD COLUMN user_id INT, ALGORITHM=INSTANT;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
BEGIN NOT ATOMIC
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
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
            -- An interrupted run had come this far: it exists already, or is dropped already.
            DECLARE EXIT HANDLER FOR 1050, 1060, 1061, 1826, 1051, 1091 SET done = TRUE;
            SET began = SYSDATE();
            SET SESSION lock_wait_timeout = patience;
            ALTER TABLE orders DROP COLUMN user_id, ALGORITHM=INSTANT;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END;
-- +goose StatementEnd
