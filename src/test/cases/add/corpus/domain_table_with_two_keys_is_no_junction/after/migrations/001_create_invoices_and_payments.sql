-- create invoices and payments

SAVEPOINT kin_migration;
-- The table invoices does not exist yet.
CREATE TABLE invoices (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table payments does not exist yet.
CREATE TABLE payments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    invoice_id INTEGER NOT NULL,
    CONSTRAINT fk_payments_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoices (id)
);

-- Rows of payments are looked up by invoice_id.
CREATE INDEX idx_payments_invoice_id ON payments (invoice_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where payments has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM payments) THEN json_extract('{}', 'payments has a row') END;
-- -- Stops where invoices has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM invoices) THEN json_extract('{}', 'invoices has a row') END;
-- DROP TABLE payments;
-- DROP TABLE invoices;
-- RELEASE kin_migration;
