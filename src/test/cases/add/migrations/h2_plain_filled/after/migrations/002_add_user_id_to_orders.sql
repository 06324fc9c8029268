-- add user_id to orders

ALTER TABLE orders ADD COLUMN user_id INTEGER;

ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id);

-- Existing rows of orders get their user_id. By now the application must write it for new rows.
UPDATE orders SET user_id = 1 WHERE user_id IS NULL;

-- Every row of orders must have a value in user_id.
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

-- To reverse it:
-- ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;
-- -- Fails if orders.user_id has a value (the text is not a number then). What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
-- ALTER TABLE orders DROP CONSTRAINT fk_orders_user_id;
-- ALTER TABLE orders DROP COLUMN user_id;
