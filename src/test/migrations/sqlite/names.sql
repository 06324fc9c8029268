CREATE TABLE "select" ("from" INTEGER PRIMARY KEY, "a.b" TEXT, "semi;colon" TEXT, "dash--dash" TEXT, "slash/*star" TEXT, "quote""quote" TEXT, "it's" TEXT);
CREATE TABLE main."größe" ("ключ" INTEGER REFERENCES "select", "表" TEXT UNIQUE, "😀" INT);
CREATE INDEX main."idx ""; --" ON "größe" ("ключ", "😀");
CREATE TABLE key (key TEXT, "index" INTEGER, "unique" TEXT, "check" INT, action TEXT);
CREATE INDEX temp_index ON key (key, action);
/* a comment; with "quotes' and -- more
CREATE TABLE never (id INT); */
CREATE TABLE t -- a comment; here
( -- and here: (
  id INTEGER /* PRIMARY KEY */ , -- no key, )
  "b" TEXT DEFAULT 'it''s; "quoted" -- no comment'
);
