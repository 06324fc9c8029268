-- create students and courses and enrolments

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

-- To take it back:
-- DROP INDEX idx_enrolments_student_id_course_id;
-- DROP TABLE enrolments;
-- DROP TABLE courses;
-- DROP TABLE students;
