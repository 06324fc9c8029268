CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_default (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at));
ALTER TABLE events ATTACH PARTITION events_default DEFAULT;
CREATE TABLE base (id int PRIMARY KEY, name text);
CREATE TABLE derived (more text) INHERITS (base);
CREATE UNLOGGED TABLE plain (id int PRIMARY KEY, event_id bigint, event_at date);
