-- create cars and autos

-- The table cars does not exist yet.
CREATE TABLE cars (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table autos does not exist yet.
CREATE TABLE autos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    car_id INTEGER NOT NULL,
    CONSTRAINT fk_autos_car_id FOREIGN KEY (car_id) REFERENCES cars (id)
);

-- Rows of autos are looked up by car_id.
CREATE INDEX idx_autos_car_id ON autos (car_id);

-- To take it back:
-- DROP TABLE autos;
-- DROP TABLE cars;
