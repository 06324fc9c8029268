-- add key user_id to orders

-- The rows that are there are looked through while others read and write them. Where one of orders.user_id points nowhere this fails, and is run again once that is mended.
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
