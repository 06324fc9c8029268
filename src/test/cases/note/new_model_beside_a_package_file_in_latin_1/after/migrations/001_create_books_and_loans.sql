-- create books and loans

SAVEPOINT kin_migration;
CREATE TABLE books (
    id INTEGER PRIMARY KEY AUTOINCREMENT
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
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM loans) THEN json_extract('{}', 'loans has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM books) THEN json_extract('{}', 'books has a row') END;
-- DROP TABLE loans;
-- DROP TABLE books;
-- RELEASE kin_migration;
