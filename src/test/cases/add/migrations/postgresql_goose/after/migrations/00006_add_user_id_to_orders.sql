-- +goose Up
-- Nothing to do here: the way back is guarded.
SELECT 1;

-- +goose Down
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
