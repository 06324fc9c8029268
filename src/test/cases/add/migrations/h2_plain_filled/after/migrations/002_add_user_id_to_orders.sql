-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INTEGER;

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);

-- The database keeps orders.user_id pointing at rows of users that exist.
ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id);

-- Rows of orders that are there get their user_id. The application must write it for new rows by now.
UPDATE orders SET user_id = 1 WHERE user_id IS NULL;

-- No row of orders may be without user_id.
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

-- To take it back:
-- -- Stops where orders.user_id has a value, for it would be lost. --drop-key leaves this out.
-- SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN 'orders.user_id has a value' ELSE '0' END AS INTEGER);
-- ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;
-- ALTER TABLE orders DROP CONSTRAINT fk_orders_user_id;
-- DROP INDEX idx_orders_user_id;
-- ALTER TABLE orders DROP COLUMN user_id;
