from typing import ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord


class Student(ActiveRecord):
    __table_name__ = "students"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Course(ActiveRecord):
    __table_name__ = "courses"

    id: Optional[int] = None
    title: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Enrollment(ActiveRecord):
    __table_name__ = "enrollments"

    id: Optional[int] = None
    student_id: int
    course_id: int
    grade: Optional[float] = None

    c: ClassVar[FieldProxy] = FieldProxy()


class Teacher(ActiveRecord):
    __table_name__ = "teachers"

    id: Optional[int] = None
    name: str

    c: ClassVar[FieldProxy] = FieldProxy()


class Room(ActiveRecord):
    __table_name__ = "rooms"

    id: Optional[int] = None
    number: str

    c: ClassVar[FieldProxy] = FieldProxy()
