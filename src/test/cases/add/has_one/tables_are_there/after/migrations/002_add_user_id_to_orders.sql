-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INTEGER REFERENCES users (id) ON DELETE CASCADE;

-- No two rows of orders may share user_id.
CREATE UNIQUE INDEX idx_orders_user_id ON orders (user_id);

-- To take it back:
-- DROP INDEX idx_orders_user_id;
-- ALTER TABLE orders DROP COLUMN user_id;
