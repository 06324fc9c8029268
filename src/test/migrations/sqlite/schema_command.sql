-- What the shell's .schema prints.
CREATE TABLE IF NOT EXISTS "users" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "email" varchar(255) DEFAULT NULL, "admin" boolean DEFAULT 0 NOT NULL);
CREATE TABLE sequence_copy(name,seq);
CREATE UNIQUE INDEX "index_users_on_email" ON "users" ("email");
CREATE TABLE [order items] ([order id] INTEGER REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE, `quoted ``name` TEXT, 'text name' TEXT);
CREATE INDEX [an index] ON [order items] ([order id] COLLATE NOCASE DESC, `quoted ``name`);
CREATE VIEW active AS SELECT * FROM users WHERE admin;
CREATE TRIGGER keep_one BEFORE DELETE ON users BEGIN
  SELECT CASE WHEN (SELECT count(*) FROM users) < 2 THEN RAISE(ABORT, 'last; one') END;
END;
CREATE TABLE without (a TEXT, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE strict (a TEXT PRIMARY KEY NOT NULL, b ANY) STRICT;
