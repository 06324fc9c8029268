-- create users and settings

SAVEPOINT kin_migration;
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
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where settings has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM settings) THEN json_extract('{}', 'settings has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE settings;
-- DROP TABLE users;
-- RELEASE kin_migration;
