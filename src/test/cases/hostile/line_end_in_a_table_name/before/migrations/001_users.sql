-- migrate:up
CREATE TABLE users (id INTEGER PRIMARY KEY, "a""; DROP TABLE x; --
-- migrate:down
" TEXT);
-- migrate:down
