-- As sqlmigrate writes it, with its way of altering a table.
BEGIN;
--
-- Create model Author
--
CREATE TABLE "books_author" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL);
CREATE TABLE "books_book" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(200) NOT NULL, "price" decimal NULL, "author_id" bigint NOT NULL REFERENCES "books_author" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "books_book_author_id_8b91747b" ON "books_book" ("author_id");
COMMIT;
BEGIN;
-- Add field editor to book
CREATE TABLE "new__books_book" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(200) NOT NULL, "price" decimal NULL, "author_id" bigint NOT NULL REFERENCES "books_author" ("id") DEFERRABLE INITIALLY DEFERRED, "editor_id" bigint NULL REFERENCES "books_author" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__books_book" ("id", "title", "price", "author_id", "editor_id") SELECT "id", "title", "price", "author_id", NULL FROM "books_book";
DROP TABLE "books_book";
ALTER TABLE "new__books_book" RENAME TO "books_book";
CREATE INDEX "books_book_author_id_8b91747b" ON "books_book" ("author_id");
CREATE INDEX "books_book_editor_id_1" ON "books_book" ("editor_id");
COMMIT;
