-- create customers and invoices

SAVEPOINT kin_migration;
CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL,
    CONSTRAINT fk_invoices_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE INDEX idx_invoices_customer_id ON invoices (customer_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM invoices) THEN json_extract('{}', 'invoices has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM customers) THEN json_extract('{}', 'customers has a row') END;
-- DROP TABLE invoices;
-- DROP TABLE customers;
-- RELEASE kin_migration;
