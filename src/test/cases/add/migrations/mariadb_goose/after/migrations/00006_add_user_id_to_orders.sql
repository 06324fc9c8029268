-- +goose Up
-- Rows that came between are looked at. The rows that are there are looked through while others read and write them. Where one of orders.user_id points nowhere this fails, and is run again once that is mended.
-- +goose StatementBegin
BEGIN NOT ATOMIC
    DECLARE orphans BIGINT;
    SELECT COUNT(*) INTO orphans FROM orders child WHERE child.user_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM users parent WHERE parent.id = child.user_id);
    IF orphans > 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'orders.user_id points nowhere in some rows';
    END IF;
END;
-- +goose StatementEnd

-- +goose Down
SELECT CAST(0 AS UNSIGNED) - lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
