-- create users and settings

-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table settings does not exist yet.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_settings_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of settings are looked up by user_id.
CREATE INDEX idx_settings_user_id ON settings (user_id);

-- To take it back:
-- DROP TABLE settings;
-- DROP TABLE users;
