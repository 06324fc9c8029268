-- add user_id to orders

ALTER TABLE orders ADD COLUMN user_id INTEGER CONSTRAINT fk_orders_user_id REFERENCES users (id);

-- To reverse it:
-- ALTER TABLE orders DROP COLUMN user_id;
