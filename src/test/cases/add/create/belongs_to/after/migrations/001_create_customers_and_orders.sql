-- create customers and orders

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

-- To take it back:
-- DROP TABLE orders;
-- DROP TABLE customers;
