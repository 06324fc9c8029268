CREATE TABLE "Orders" (id int PRIMARY KEY, "User" int);
CREATE TABLE orders (ID int PRIMARY KEY, "user" int REFERENCES "Orders" (id));
CREATE TABLE Public.Mixed (Id INT PRIMARY KEY, "a.b" INT, "semi;colon" INT, "dash--dash" INT, "slash/*star" INT, "quo""te" INT, "$$" INT, "it's" INT);
CREATE INDEX "Index; --" ON "Orders" ("User");
CREATE TABLE U&"d\0061ta" (id int);
/* nested /* comments */ CREATE TABLE never (id int); */
CREATE TABLE "größe" ("ключ" int, "😀" int UNIQUE);
INSERT INTO orders VALUES (1, NULL); INSERT INTO "größe" VALUES (1, 2); -- E'\'
CREATE TABLE strings (a text DEFAULT E'it\'s; ok', b text DEFAULT 'back\', c text DEFAULT $q$it's; $$ fine$q$);
