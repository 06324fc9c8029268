-- create employees

SAVEPOINT kin_migration;
-- The table employees does not exist yet.
CREATE TABLE employees (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    manager_id INTEGER,
    CONSTRAINT fk_employees_manager_id FOREIGN KEY (manager_id) REFERENCES employees (id)
);

-- Rows of employees are looked up by manager_id.
CREATE INDEX idx_employees_manager_id ON employees (manager_id);
RELEASE kin_migration;

-- To take it back:
-- SAVEPOINT kin_migration;
-- -- Stops where employees has a row, for it would be lost. --drop-key leaves this out.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM employees) THEN json_extract('{}', 'employees has a row') END;
-- DROP TABLE employees;
-- RELEASE kin_migration;
