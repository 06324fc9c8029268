--liquibase formatted sql

--changeset shop:1
CREATE TABLE users (id SERIAL PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE orders (id SERIAL PRIMARY KEY, total DOUBLE PRECISION NOT NULL);
--rollback DROP TABLE orders;
--rollback DROP TABLE users;
