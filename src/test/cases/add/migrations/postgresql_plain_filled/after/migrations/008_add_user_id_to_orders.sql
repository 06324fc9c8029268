-- add user_id to orders

-- Existing rows are checked while others read and write them.
ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_user_id;
