-- migrate:up
-- Rows may have been written in the meantime. Fails if a value of orders.user_id points to no row: fix that row, and run this again.
DROP PROCEDURE IF EXISTS kin_step;
CREATE PROCEDURE kin_step()
BEGIN
    IF EXISTS (SELECT 1 FROM orders child WHERE child.user_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END;
CALL kin_step();
DROP PROCEDURE kin_step;

-- migrate:down
