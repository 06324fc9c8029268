-- create users and special_orders

-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table special_orders does not exist yet.
CREATE TABLE special_orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT fk_special_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of special_orders are looked up by user_id.
CREATE INDEX idx_special_orders_user_id ON special_orders (user_id);

-- To take it back:
-- DROP TABLE special_orders;
-- DROP TABLE users;
