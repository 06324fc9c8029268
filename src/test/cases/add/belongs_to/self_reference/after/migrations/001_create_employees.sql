-- Employee belongs_to Employee --foreign-key manager_id --inverse-of reports --optional

-- The table employees does not exist yet.
CREATE TABLE employees (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    manager_id INTEGER,
    CONSTRAINT fk_employees_manager_id FOREIGN KEY (manager_id) REFERENCES employees (id)
);

-- Rows of employees are looked up by manager_id.
CREATE INDEX idx_employees_manager_id ON employees (manager_id);
