-- create users and suppliers

-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table suppliers does not exist yet.
CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    manager_id INTEGER NOT NULL,
    CONSTRAINT fk_suppliers_manager_id FOREIGN KEY (manager_id) REFERENCES users (id)
);

-- Rows of suppliers are looked up by manager_id.
CREATE INDEX idx_suppliers_manager_id ON suppliers (manager_id);

-- To take it back:
-- DROP TABLE suppliers;
-- DROP TABLE users;
