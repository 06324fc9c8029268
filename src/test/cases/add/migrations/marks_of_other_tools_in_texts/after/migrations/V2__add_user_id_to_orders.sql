-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INTEGER REFERENCES users (id);

-- Rows of orders are looked up by user_id.
CREATE INDEX idx_orders_user_id ON orders (user_id);
