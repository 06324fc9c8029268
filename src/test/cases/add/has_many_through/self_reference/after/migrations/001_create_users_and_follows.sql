-- create users and follows

SAVEPOINT kin_migration;
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follower_id INTEGER NOT NULL,
    followee_id INTEGER NOT NULL,
    CONSTRAINT fk_follows_follower_id FOREIGN KEY (follower_id) REFERENCES users (id),
    CONSTRAINT fk_follows_followee_id FOREIGN KEY (followee_id) REFERENCES users (id)
);

CREATE INDEX idx_follows_follower_id ON follows (follower_id);

CREATE INDEX idx_follows_followee_id ON follows (followee_id);

CREATE UNIQUE INDEX idx_follows_follower_id_followee_id ON follows (follower_id, followee_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if follows has a row (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM follows) THEN json_extract('{}', 'follows has a row') END;
-- -- Fails if users has a row (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP INDEX idx_follows_follower_id_followee_id;
-- DROP TABLE follows;
-- DROP TABLE users;
-- RELEASE kin_migration;
