-- create airports and flights

-- The table airports does not exist yet.
CREATE TABLE airports (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table flights does not exist yet.
CREATE TABLE flights (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    destination_airport_id INTEGER NOT NULL,
    origin_airport_id INTEGER NOT NULL,
    CONSTRAINT fk_flights_origin_airport_id FOREIGN KEY (origin_airport_id) REFERENCES airports (id)
);

-- Rows of flights are looked up by origin_airport_id.
CREATE INDEX idx_flights_origin_airport_id ON flights (origin_airport_id);

-- To take it back:
-- DROP TABLE flights;
-- DROP TABLE airports;
