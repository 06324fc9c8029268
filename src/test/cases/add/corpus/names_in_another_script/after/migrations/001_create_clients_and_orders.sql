-- create clients and orders

SAVEPOINT kin_migration;
-- The table clients does not exist yet.
CREATE TABLE clients (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table orders does not exist yet.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "клиент_id" INTEGER NOT NULL,
    CONSTRAINT "fk_orders_клиент_id" FOREIGN KEY ("клиент_id") REFERENCES clients (id)
);

-- Rows of orders are looked up by клиент_id.
CREATE INDEX "idx_orders_клиент_id" ON orders ("клиент_id");
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where orders has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
-- -- Stops where clients has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM clients) THEN json_extract('{}', 'clients has a row') END;
-- DROP TABLE orders;
-- DROP TABLE clients;
-- RELEASE kin_migration;
