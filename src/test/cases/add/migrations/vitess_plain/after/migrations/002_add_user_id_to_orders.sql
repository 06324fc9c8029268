-- add user_id to orders

ALTER TABLE orders ADD COLUMN user_id INT;

-- To reverse it:
-- ALTER TABLE orders DROP COLUMN user_id;
