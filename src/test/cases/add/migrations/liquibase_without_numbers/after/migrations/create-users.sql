--liquibase formatted sql

--changeset shop:1
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
