-- +goose Up
-- Rows may have been written in the meantime. Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
-- +goose StatementBegin
BEGIN NOT ATOMIC
    DECLARE orphans BIGINT;
    SELECT COUNT(*) INTO orphans FROM orders child WHERE child.user_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id);
    IF orphans > 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points to no row in some rows';
    END IF;
END;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id has a value';
    END IF;
END;
-- +goose StatementEnd
