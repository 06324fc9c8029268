-- create users and roles

-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table roles does not exist yet.
CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table users does not have the column user_id yet.
ALTER TABLE users ADD COLUMN user_id INTEGER REFERENCES users (id);

-- Rows of users are looked up by user_id.
CREATE INDEX idx_users_user_id ON users (user_id);

-- The table users does not have the column role_id yet.
ALTER TABLE users ADD COLUMN role_id INTEGER REFERENCES roles (id);

-- Rows of users are looked up by role_id.
CREATE INDEX idx_users_role_id ON users (role_id);

-- No two rows of users may share user_id, role_id.
CREATE UNIQUE INDEX idx_users_user_id_role_id ON users (user_id, role_id);

-- To take it back:
-- DROP INDEX idx_users_user_id_role_id;
-- DROP INDEX idx_users_role_id;
-- ALTER TABLE users DROP COLUMN role_id;
-- DROP INDEX idx_users_user_id;
-- ALTER TABLE users DROP COLUMN user_id;
-- DROP TABLE roles;
-- DROP TABLE users;
