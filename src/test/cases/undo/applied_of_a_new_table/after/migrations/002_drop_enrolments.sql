-- drop enrolments

SAVEPOINT kin_migration;
-- Deploy code that no longer uses enrolments first. Deploy code that no longer uses courses first. Deploy code that no longer uses students first.
DROP INDEX idx_enrolments_course_id;

DROP INDEX idx_enrolments_student_id_course_id;

DROP TABLE enrolments;

DROP TABLE courses;

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
-- RELEASE kin_migration;
