-- add user_id to orders

ALTER TABLE orders ADD COLUMN user_id INT;

CREATE INDEX idx_orders_user_id ON orders (user_id);

ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id);

-- Existing rows of orders get their user_id. By now the application must write it for new rows.
UPDATE orders SET user_id = 1 WHERE user_id IS NULL;

-- Fails if user_id is NULL in a row (the sum is out of range then).
SELECT ~0 + lost.`user_id is NULL in a row` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NULL) AS `user_id is NULL in a row`) AS lost;

-- Every row of orders must have a value in user_id.
ALTER TABLE orders MODIFY COLUMN user_id INT NOT NULL;

-- To reverse it:
-- ALTER TABLE orders MODIFY COLUMN user_id INT NULL;
-- -- Fails if orders.user_id has a value (the sum is out of range then). What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
-- SELECT ~0 + lost.`orders.user_id has a value` FROM (SELECT EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) AS `orders.user_id has a value`) AS lost;
-- ALTER TABLE orders DROP FOREIGN KEY fk_orders_user_id;
-- DROP INDEX idx_orders_user_id ON orders;
-- ALTER TABLE orders DROP COLUMN user_id;
