-- create cars and autos

SAVEPOINT kin_migration;
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
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where autos has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM autos) THEN json_extract('{}', 'autos has a row') END;
-- -- Stops where cars has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM cars) THEN json_extract('{}', 'cars has a row') END;
-- DROP TABLE autos;
-- DROP TABLE cars;
-- RELEASE kin_migration;
