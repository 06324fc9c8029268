-- create group and order

-- The table group does not exist yet.
CREATE TABLE "group" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "select" TEXT NOT NULL
);

-- The table order does not exist yet.
CREATE TABLE "order" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "where" TEXT NOT NULL,
    from_id INTEGER NOT NULL,
    CONSTRAINT fk_order_from_id FOREIGN KEY (from_id) REFERENCES "group" (id)
);

-- Rows of order are looked up by from_id.
CREATE INDEX idx_order_from_id ON "order" (from_id);

-- To take it back:
-- DROP TABLE "order";
-- DROP TABLE "group";
