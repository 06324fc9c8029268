--liquibase formatted sql

--changeset kin:001-add_user_id_to_orders
ALTER TABLE orders ADD COLUMN user_id INTEGER NOT NULL REFERENCES users (id);

CREATE INDEX idx_orders_user_id ON orders (user_id);
--rollback -- Fails if orders.user_id has a value (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
--rollback SELECT CASE WHEN EXISTS (SELECT 1 FROM orders WHERE user_id IS NOT NULL) THEN json_extract('{}', 'orders.user_id has a value') END;
--rollback DROP INDEX idx_orders_user_id;
--rollback ALTER TABLE orders DROP COLUMN user_id;
