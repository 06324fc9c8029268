-- add user_id to orders

BEGIN;
ALTER TABLE orders ADD COLUMN user_id INTEGER CONSTRAINT fk_orders_user_id REFERENCES users (id);

CREATE INDEX idx_orders_user_id ON orders (user_id);
COMMIT;

-- To reverse it:
-- BEGIN;
-- -- Fails if orders.user_id has a value, so that no data is lost. --drop-key omits this check.
-- DO $kin$
-- BEGIN
--     LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
--     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--         RAISE EXCEPTION 'orders.user_id has a value';
--     END IF;
-- END
-- $kin$;
-- DROP INDEX idx_orders_user_id;
-- ALTER TABLE orders DROP COLUMN user_id;
-- COMMIT;
