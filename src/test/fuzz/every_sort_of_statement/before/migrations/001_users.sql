-- Users.
CREATE TABLE users (
    id INTEGER PRIMARY KEY, -- the key; kept
    name TEXT NOT NULL DEFAULT 'it''s', "email" VARCHAR(200) /* of
    two lines */
);
CREATE UNIQUE INDEX idx_users_email ON users (email);
