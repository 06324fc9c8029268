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

CREATE INDEX idx_follows_followee_id ON follows (followee_id);

CREATE UNIQUE INDEX idx_follows_follower_id_followee_id ON follows (follower_id, followee_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM follows) THEN json_extract('{}', 'follows has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM users) THEN json_extract('{}', 'users has a row') END;
-- DROP TABLE follows;
-- DROP TABLE users;
-- RELEASE kin_migration;
