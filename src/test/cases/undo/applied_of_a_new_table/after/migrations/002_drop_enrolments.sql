-- drop enrolments

SAVEPOINT kin_migration;
-- Rows of enrolments are no longer looked up by student_id.
DROP INDEX idx_enrolments_student_id;

-- Rows of enrolments are no longer looked up by course_id.
DROP INDEX idx_enrolments_course_id;

-- Rows of enrolments may share student_id, course_id again.
DROP INDEX idx_enrolments_student_id_course_id;

-- The table enrolments is dropped with its rows.
DROP TABLE enrolments;

-- The table courses is dropped with its rows.
DROP TABLE courses;

-- The table students is dropped with its rows.
DROP TABLE students;
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- CREATE TABLE students (
--     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     name TEXT NOT NULL
-- );
-- CREATE TABLE courses (
--     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     name TEXT NOT NULL
-- );
-- CREATE TABLE enrolments (
--     id INTEGER PRIMARY KEY AUTOINCREMENT,
--     student_id INTEGER NOT NULL,
--     since DATE NOT NULL,
--     grade INTEGER,
--     course_id INTEGER NOT NULL,
--     CONSTRAINT fk_enrolments_student_id FOREIGN KEY (student_id) REFERENCES students (id),
--     CONSTRAINT fk_enrolments_course_id FOREIGN KEY (course_id) REFERENCES courses (id)
-- );
-- CREATE UNIQUE INDEX idx_enrolments_student_id_course_id ON enrolments (student_id, course_id);
-- CREATE INDEX idx_enrolments_course_id ON enrolments (course_id);
-- CREATE INDEX idx_enrolments_student_id ON enrolments (student_id);
-- RELEASE kin_migration;
