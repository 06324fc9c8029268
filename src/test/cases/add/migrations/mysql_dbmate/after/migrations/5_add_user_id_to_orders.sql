-- migrate:up
-- The database makes sure that orders.user_id points to existing rows of users. Existing rows are checked before and after, not here.
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    -- Others queue behind a lock request that waits, so it waits only briefly and is tried again.
    DECLARE tries INT DEFAULT 0;
    DECLARE done BOOLEAN DEFAULT FALSE;
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
                DO SLEEP(0.2 + RAND());
            END;
            SET SESSION lock_wait_timeout = 1;
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
                AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'orders' AND constraint_name = 'fk_orders_user_id') THEN
                SET done = TRUE; LEAVE attempt;
            END IF;
            ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id, ALGORITHM=INPLACE, LOCK=NONE;
            SET done = TRUE;
        END;
    END WHILE;
    SET SESSION lock_wait_timeout = DEFAULT;
END;
CALL kin_step();
DROP PROCEDURE kin_step;
