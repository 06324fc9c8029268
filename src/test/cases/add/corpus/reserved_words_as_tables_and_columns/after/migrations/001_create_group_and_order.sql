-- create group and order

SAVEPOINT kin_migration;
-- The table group does not exist yet.
CREATE TABLE "group" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "select" TEXT NOT NULL
);

-- The table order does not exist yet.
CREATE TABLE "order" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "where" TEXT NOT NULL,
    from_id INTEGER NOT NULL,
    CONSTRAINT fk_order_from_id FOREIGN KEY (from_id) REFERENCES "group" (id)
);

-- Rows of order are looked up by from_id.
CREATE INDEX idx_order_from_id ON "order" (from_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where order has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM "order") THEN json_extract('{}', 'order has a row') END;
-- -- Stops where group has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM "group") THEN json_extract('{}', 'group has a row') END;
-- DROP TABLE "order";
-- DROP TABLE "group";
-- RELEASE kin_migration;
