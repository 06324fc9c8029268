-- create users and roles and user_roles

SAVEPOINT kin_migration;
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE user_roles (
    user_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    PRIMARY KEY (user_id, role_id),
    CONSTRAINT fk_user_roles_user_id FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_user_roles_role_id FOREIGN KEY (role_id) REFERENCES roles (id)
);

CREATE INDEX idx_user_roles_role_id ON user_roles (role_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM user_roles) THEN json_extract('{}', 'user_roles has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM roles) THEN json_extract('{}', 'roles has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE user_roles;
-- DROP TABLE roles;
-- DROP TABLE users;
-- RELEASE kin_migration;
