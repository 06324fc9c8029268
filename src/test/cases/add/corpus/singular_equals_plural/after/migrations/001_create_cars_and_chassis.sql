-- create cars and chassis

SAVEPOINT kin_migration;
-- The table cars does not exist yet.
CREATE TABLE cars (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table chassis does not exist yet.
CREATE TABLE chassis (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    car_id INTEGER NOT NULL,
    CONSTRAINT fk_chassis_car_id FOREIGN KEY (car_id) REFERENCES cars (id)
);

-- Rows of chassis are looked up by car_id.
CREATE INDEX idx_chassis_car_id ON chassis (car_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where chassis has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM chassis) THEN json_extract('{}', 'chassis has a row') END;
-- -- Stops where cars has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM cars) THEN json_extract('{}', 'cars has a row') END;
-- DROP TABLE chassis;
-- DROP TABLE cars;
-- RELEASE kin_migration;
