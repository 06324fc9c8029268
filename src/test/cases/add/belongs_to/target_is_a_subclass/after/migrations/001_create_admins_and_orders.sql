-- create admins and orders

-- The table admins does not exist yet.
CREATE TABLE admins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    level INTEGER NOT NULL
);

-- The table orders does not exist yet.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    total REAL NOT NULL,
    admin_id INTEGER NOT NULL,
    CONSTRAINT fk_orders_admin_id FOREIGN KEY (admin_id) REFERENCES admins (id)
);

-- Rows of orders are looked up by admin_id.
CREATE INDEX idx_orders_admin_id ON orders (admin_id);

-- To take it back:
-- DROP TABLE orders;
-- DROP TABLE admins;
