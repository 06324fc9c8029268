-- create students and courses and enrolments

SAVEPOINT kin_migration;
CREATE TABLE students (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE courses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL
);

CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    student_id INTEGER NOT NULL,
    since DATE NOT NULL,
    grade INTEGER,
    course_id INTEGER NOT NULL,
    CONSTRAINT fk_enrolments_student_id FOREIGN KEY (student_id) REFERENCES students (id),
    CONSTRAINT fk_enrolments_course_id FOREIGN KEY (course_id) REFERENCES courses (id)
);

CREATE INDEX idx_enrolments_course_id ON enrolments (course_id);

CREATE UNIQUE INDEX idx_enrolments_student_id_course_id ON enrolments (student_id, course_id);
RELEASE kin_migration;

-- To reverse it:
-- SAVEPOINT kin_migration;
-- -- These fail if there are rows or values to lose (the JSON path is bad then). --drop-key omits these checks.
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM enrolments) THEN json_extract('{}', 'enrolments has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM courses) THEN json_extract('{}', 'courses has a row') END;
-- SELECT CASE WHEN EXISTS (SELECT 1 FROM students) THEN json_extract('{}', 'students has a row') END;
-- DROP TABLE enrolments;
-- DROP TABLE courses;
-- DROP TABLE students;
-- RELEASE kin_migration;
