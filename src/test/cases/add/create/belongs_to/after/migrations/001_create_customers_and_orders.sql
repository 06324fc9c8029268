-- create customers and orders

SAVEPOINT kin_migration;
-- The table customers does not exist yet.
CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table orders does not exist yet.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    total REAL NOT NULL,
    customer_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);

-- Rows of orders are looked up by customer_id.
CREATE INDEX idx_orders_customer_id ON orders (customer_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where orders has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
-- -- Stops where customers has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM customers) THEN json_extract('{}', 'customers has a row') END;
-- DROP TABLE orders;
-- DROP TABLE customers;
-- RELEASE kin_migration;
