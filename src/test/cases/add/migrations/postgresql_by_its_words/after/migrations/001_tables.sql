-- Not sqlite: no PRAGMA.
CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigserial PRIMARY KEY, total double precision NOT NULL);
