-- create users and coupons

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table coupons does not exist yet.
CREATE TABLE coupons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_coupons_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of coupons are looked up by user_id.
CREATE INDEX idx_coupons_user_id ON coupons (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where coupons has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM coupons) THEN json_extract('{}', 'coupons has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE coupons;
-- DROP TABLE users;
-- RELEASE kin_migration;
