-- add user_id to orders

-- The table orders does not have the column user_id yet.
ALTER TABLE orders ADD COLUMN user_id INT;

-- To reverse it:
-- ALTER TABLE orders DROP COLUMN user_id;
