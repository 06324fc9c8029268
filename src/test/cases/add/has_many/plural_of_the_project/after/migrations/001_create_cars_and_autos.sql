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
-- -- Stops where autos has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM autos) THEN json_extract('{}', 'autos has a row') END;
-- -- Stops where cars has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM cars) THEN json_extract('{}', 'cars has a row') END;
-- DROP TABLE autos;
-- DROP TABLE cars;
