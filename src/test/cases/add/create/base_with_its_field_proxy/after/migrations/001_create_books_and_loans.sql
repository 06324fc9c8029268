-- create books and loans

SAVEPOINT kin_migration;
-- The table books does not exist yet.
CREATE TABLE books (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    isbn VARCHAR(13) NOT NULL,
    title TEXT NOT NULL,
    published DATE
);

-- The table loans does not exist yet.
CREATE TABLE loans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    book_id INTEGER NOT NULL,
    CONSTRAINT fk_loans_book_id FOREIGN KEY (book_id) REFERENCES books (id)
);

-- Rows of loans are looked up by book_id.
CREATE INDEX idx_loans_book_id ON loans (book_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if loans has a row, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM loans) THEN json_extract('{}', 'loans has a row') END;
-- -- Fails if books has a row, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM books) THEN json_extract('{}', 'books has a row') END;
-- DROP TABLE loans;
-- DROP TABLE books;
-- RELEASE kin_migration;
