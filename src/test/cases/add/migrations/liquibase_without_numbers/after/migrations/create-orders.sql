--liquibase formatted sql

--changeset shop:2
CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL NOT NULL);
