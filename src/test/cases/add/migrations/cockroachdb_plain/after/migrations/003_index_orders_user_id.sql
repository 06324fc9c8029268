-- index orders user_id

CREATE INDEX idx_orders_user_id ON orders (user_id);

-- To reverse it:
-- -- Fails if orders.user_id has a value. What is written between this check and the drop is lost: stop the application first. --drop-key omits this check.
-- DO $kin$
-- BEGIN
--     IF EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN
--         RAISE EXCEPTION 'orders.user_id has a value';
--     END IF;
-- END
-- $kin$;
-- DROP INDEX idx_orders_user_id;
