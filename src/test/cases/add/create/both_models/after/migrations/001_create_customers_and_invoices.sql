-- create customers and invoices

SAVEPOINT kin_migration;
-- The table customers does not exist yet.
CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table invoices does not exist yet.
CREATE TABLE invoices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    CONSTRAINT fk_invoices_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);

-- Rows of invoices are looked up by customer_id.
CREATE INDEX idx_invoices_customer_id ON invoices (customer_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where invoices has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM invoices) THEN json_extract('{}', 'invoices has a row') END;
-- -- Stops where customers has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM customers) THEN json_extract('{}', 'customers has a row') END;
-- DROP TABLE invoices;
-- DROP TABLE customers;
-- RELEASE kin_migration;
