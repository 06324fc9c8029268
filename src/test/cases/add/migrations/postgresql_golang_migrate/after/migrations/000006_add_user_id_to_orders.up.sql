-- Existing rows are checked while others read and write them. This fails if a value of orders.user_id points to no row. Fix that, then run it again.
ALTER TABLE orders VALIDATE CONSTRAINT fk_orders_user_id;
