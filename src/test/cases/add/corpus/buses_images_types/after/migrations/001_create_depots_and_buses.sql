-- create depots and buses

-- The table depots does not exist yet.
CREATE TABLE depots (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table buses does not exist yet.
CREATE TABLE buses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    depot_id INTEGER NOT NULL,
    CONSTRAINT fk_buses_depot_id FOREIGN KEY (depot_id) REFERENCES depots (id)
);

-- Rows of buses are looked up by depot_id.
CREATE INDEX idx_buses_depot_id ON buses (depot_id);

-- To take it back:
-- DROP TABLE buses;
-- DROP TABLE depots;
