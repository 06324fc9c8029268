CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigserial PRIMARY KEY, total double precision NOT NULL);
CREATE TABLE app.events (id bigserial PRIMARY KEY);
CREATE TABLE audit.events (id bigserial PRIMARY KEY, user_id bigint);
DROP TABLE audit.users;
