CREATE TABLE public.users (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id bigserial PRIMARY KEY, total double precision NOT NULL);
ALTER TABLE ONLY public.orders ADD COLUMN user_id bigint;
