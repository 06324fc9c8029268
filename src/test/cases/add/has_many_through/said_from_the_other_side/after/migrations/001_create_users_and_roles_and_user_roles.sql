-- create users and roles and user_roles

-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table roles does not exist yet.
CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table user_roles does not exist yet.
CREATE TABLE user_roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    CONSTRAINT fk_user_roles_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_user_roles_role_id FOREIGN KEY (role_id) REFERENCES roles (id)
);

-- Rows of user_roles are looked up by user_id.
CREATE INDEX idx_user_roles_user_id ON user_roles (user_id);

-- Rows of user_roles are looked up by role_id.
CREATE INDEX idx_user_roles_role_id ON user_roles (role_id);

-- No two rows of user_roles may share user_id, role_id.
CREATE UNIQUE INDEX idx_user_roles_user_id_role_id ON user_roles (user_id, role_id);

-- To take it back:
-- DROP INDEX idx_user_roles_user_id_role_id;
-- DROP TABLE user_roles;
-- DROP TABLE roles;
-- DROP TABLE users;
