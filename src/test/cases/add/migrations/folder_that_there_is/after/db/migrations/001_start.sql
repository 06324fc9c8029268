-- migrate:up
CREATE TABLE books (id INTEGER PRIMARY KEY, isbn VARCHAR(13) NOT NULL, title TEXT NOT NULL, published TEXT);
CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT NOT NULL, card TEXT NOT NULL);
-- migrate:down
DROP TABLE members;
DROP TABLE books;
