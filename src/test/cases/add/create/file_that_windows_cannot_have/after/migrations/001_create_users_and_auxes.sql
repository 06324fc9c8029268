-- create users and auxes

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table auxes does not exist yet.
CREATE TABLE auxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_auxes_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of auxes are looked up by user_id.
CREATE INDEX idx_auxes_user_id ON auxes (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where auxes has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM auxes) THEN json_extract('{}', 'auxes has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE auxes;
-- DROP TABLE users;
-- RELEASE kin_migration;
