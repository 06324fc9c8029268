-- add user_id to orders

-- The rows that are there are looked through while others read and write them.
ALTER TABLE orders VALIDATE CONSTRAINT ck_orders_user_id;
