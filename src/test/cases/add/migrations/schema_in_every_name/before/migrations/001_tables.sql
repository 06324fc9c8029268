CREATE TABLE app.users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE app.orders (id bigserial PRIMARY KEY, total double precision NOT NULL);
CREATE INDEX orders_total ON app.orders (total);
