-- create filters and criteria

-- The table filters does not exist yet.
CREATE TABLE filters (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table criteria does not exist yet.
CREATE TABLE criteria (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    filter_id INTEGER NOT NULL,
    CONSTRAINT fk_criteria_filter_id FOREIGN KEY (filter_id) REFERENCES filters (id)
);

-- Rows of criteria are looked up by filter_id.
CREATE INDEX idx_criteria_filter_id ON criteria (filter_id);

-- To take it back:
-- DROP TABLE criteria;
-- DROP TABLE filters;
