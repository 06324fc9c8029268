-- migrate:up
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL, user_id INTEGER, note TEXT DEFAULT 'a
  -- migrate:down
');
-- migrate:down
DROP TABLE orders;
