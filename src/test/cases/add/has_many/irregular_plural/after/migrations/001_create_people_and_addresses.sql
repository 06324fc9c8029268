-- create people and addresses

SAVEPOINT kin_migration;
-- The table people does not exist yet.
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT
);

-- The table addresses does not exist yet.
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    CONSTRAINT fk_addresses_person_id FOREIGN KEY (person_id) REFERENCES people (id)
);

-- Rows of addresses are looked up by person_id.
CREATE INDEX idx_addresses_person_id ON addresses (person_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where addresses has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM addresses) THEN json_extract('{}', 'addresses has a row') END;
-- -- Stops where people has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM people) THEN json_extract('{}', 'people has a row') END;
-- DROP TABLE addresses;
-- DROP TABLE people;
-- RELEASE kin_migration;
