-- Fails if orders.user_id has a value (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN json_extract('{}', 'orders.user_id has a value') END;
DROP INDEX idx_orders_user_id;
ALTER TABLE orders DROP COLUMN user_id;
