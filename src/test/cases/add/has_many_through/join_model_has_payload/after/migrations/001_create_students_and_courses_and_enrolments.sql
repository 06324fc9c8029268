-- create students and courses and enrolments

SAVEPOINT kin_migration;
-- The table students does not exist yet.
CREATE TABLE students (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table courses does not exist yet.
CREATE TABLE courses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

-- The table enrolments does not exist yet.
CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    student_id INTEGER NOT NULL,
    since DATE NOT NULL,
    grade INTEGER,
    course_id INTEGER NOT NULL,
    CONSTRAINT fk_enrolments_student_id FOREIGN KEY (student_id) REFERENCES students (id),
    CONSTRAINT fk_enrolments_course_id FOREIGN KEY (course_id) REFERENCES courses (id)
);

-- Rows of enrolments are looked up by student_id.
CREATE INDEX idx_enrolments_student_id ON enrolments (student_id);

-- Rows of enrolments are looked up by course_id.
CREATE INDEX idx_enrolments_course_id ON enrolments (course_id);

-- No two rows of enrolments may share student_id, course_id.
CREATE UNIQUE INDEX idx_enrolments_student_id_course_id ON enrolments (student_id, course_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- Fails if enrolments has a row, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM enrolments) THEN json_extract('{}', 'enrolments has a row') END;
-- -- Fails if courses has a row, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM courses) THEN json_extract('{}', 'courses has a row') END;
-- -- Fails if students has a row, so that no data is lost. --drop-key omits this check.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM students) THEN json_extract('{}', 'students has a row') END;
-- DROP INDEX idx_enrolments_student_id_course_id;
-- DROP TABLE enrolments;
-- DROP TABLE courses;
-- DROP TABLE students;
-- RELEASE kin_migration;
