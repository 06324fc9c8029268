-- create books and loans

SAVEPOINT kin_migration;
CREATE TABLE books (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    isbn VARCHAR(13) NOT NULL,
    title TEXT NOT NULL,
    published DATE
);

CREATE TABLE loans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    book_id INTEGER NOT NULL,
    CONSTRAINT fk_loans_book_id FOREIGN KEY (book_id) REFERENCES books (id)
);

CREATE INDEX idx_loans_book_id ON loans (book_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if loans has a row (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM loans) THEN json_extract('{}', 'loans has a row') END;
-- -- Fails if books has a row (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM books) THEN json_extract('{}', 'books has a row') END;
-- DROP TABLE loans;
-- DROP TABLE books;
-- RELEASE kin_migration;
