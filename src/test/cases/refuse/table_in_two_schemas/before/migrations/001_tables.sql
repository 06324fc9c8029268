CREATE TABLE app.users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE app.orders (id bigserial PRIMARY KEY, total double precision NOT NULL);
CREATE TABLE audit.orders (id bigserial PRIMARY KEY, user_id bigint, changed timestamptz);
CREATE INDEX orders_changed ON audit.orders (changed);
