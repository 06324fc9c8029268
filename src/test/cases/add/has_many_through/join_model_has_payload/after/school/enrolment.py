from datetime import date
from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord
from rhosocial.activerecord.relation import BelongsTo

if TYPE_CHECKING:
    from .course import Course
    from .student import Student


class Enrolment(ActiveRecord):
    __table_name__ = "enrolments"

    id: Optional[int] = None
    student_id: int
    since: date  # first day
    grade: Optional[int] = None
    course_id: int

    student: ClassVar[BelongsTo["Student"]] = BelongsTo(foreign_key="student_id")
    course: ClassVar[BelongsTo["Course"]] = BelongsTo(foreign_key="course_id")

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:
    from .course import Course
    from .student import Student
