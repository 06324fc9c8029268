-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INTEGER CONSTRAINT fk_orders_user_id REFERENCES users (id);

-- To reverse it:
-- ALTER TABLE orders DROP COLUMN user_id;
