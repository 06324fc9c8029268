-- create users and tags

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table tags does not exist yet.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    CONSTRAINT fk_tags_user_id FOREIGN KEY (user_id) REFERENCES users (id)
);

-- Rows of tags are looked up by user_id.
CREATE INDEX idx_tags_user_id ON tags (user_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where tags has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM tags) THEN json_extract('{}', 'tags has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE tags;
-- DROP TABLE users;
-- RELEASE kin_migration;
