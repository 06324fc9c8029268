--liquibase formatted sql

--changeset shop:1
CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, total DOUBLE NOT NULL);
--rollback DROP TABLE orders;
--rollback DROP TABLE users;
