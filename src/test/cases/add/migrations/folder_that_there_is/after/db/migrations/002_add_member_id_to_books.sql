-- add member_id to books

SAVEPOINT kin_migration;
ALTER TABLE books ADD COLUMN member_id INTEGER REFERENCES members (id);

CREATE INDEX idx_books_member_id ON books (member_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if books.member_id has a value (the JSON path is bad then), so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM books WHERE member_id IS NOT NULL) THEN json_extract('{}', 'books.member_id has a value') END;
-- DROP INDEX idx_books_member_id;
-- ALTER TABLE books DROP COLUMN member_id;
-- RELEASE kin_migration;
