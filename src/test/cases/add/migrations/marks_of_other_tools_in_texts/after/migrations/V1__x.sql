CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'x
-- +goose Up
-- migrate:up
--liquibase formatted sql
');
/*
-- migrate:up
-- +goose Up
*/
CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL);
