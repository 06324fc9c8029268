-- create users and profiles

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table profiles does not exist yet.
CREATE TABLE profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bio TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_profiles_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- No two rows of profiles may share user_id.
CREATE UNIQUE INDEX idx_profiles_user_id ON profiles (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where profiles has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM profiles) THEN json_extract('{}', 'profiles has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE profiles;
-- DROP TABLE users;
-- RELEASE kin_migration;
