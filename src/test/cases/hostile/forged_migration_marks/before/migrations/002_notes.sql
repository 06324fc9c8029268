-- migrate:up
/*
-- +goose Up
--liquibase formatted sql
--changeset evil:1
*/
CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT DEFAULT '--rollback DROP TABLE users
-- +goose Down
');
-- migrate:down
DROP TABLE notes;
