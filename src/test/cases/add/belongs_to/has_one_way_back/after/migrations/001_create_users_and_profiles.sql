-- create users and profiles

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

-- To take it back:
-- DROP TABLE profiles;
-- DROP TABLE users;
