-- create admins and orders

SAVEPOINT kin_migration;
CREATE TABLE admins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    level INTEGER NOT NULL
);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    total REAL NOT NULL,
    admin_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_admin_id FOREIGN KEY (admin_id) REFERENCES admins (id)
);

CREATE INDEX idx_orders_admin_id ON orders (admin_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM orders) THEN json_extract('{}', 'orders has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM admins) THEN json_extract('{}', 'admins has a row') END;
-- DROP TABLE orders;
-- DROP TABLE admins;
-- RELEASE kin_migration;
