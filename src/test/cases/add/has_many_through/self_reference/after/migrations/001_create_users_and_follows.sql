-- create users and follows

SAVEPOINT kin_migration;
-- The table users does not exist yet.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table follows does not exist yet.
CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follower_id INTEGER NOT NULL,
    followee_id INTEGER NOT NULL,
    CONSTRAINT fk_follows_follower_id FOREIGN KEY (follower_id) REFERENCES users (id),
    CONSTRAINT fk_follows_followee_id FOREIGN KEY (followee_id) REFERENCES users (id)
);

-- Rows of follows are looked up by follower_id.
CREATE INDEX idx_follows_follower_id ON follows (follower_id);

-- Rows of follows are looked up by followee_id.
CREATE INDEX idx_follows_followee_id ON follows (followee_id);

-- No two rows of follows may share follower_id, followee_id.
CREATE UNIQUE INDEX idx_follows_follower_id_followee_id ON follows (follower_id, followee_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where follows has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM follows) THEN json_extract('{}', 'follows has a row') END;
-- -- Stops where users has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP INDEX idx_follows_follower_id_followee_id;
-- DROP TABLE follows;
-- DROP TABLE users;
-- RELEASE kin_migration;
