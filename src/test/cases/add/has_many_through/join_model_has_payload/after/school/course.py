from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .through import HasManyThrough

if TYPE_CHECKING:
    from .student import Student


class Course(ActiveRecord):
    __table_name__ = "courses"

    id: Optional[int] = None
    name: str

    students: ClassVar[HasManyThrough["Student"]] = HasManyThrough(
        through="Enrolment",
        foreign_key="course_id",
        target_foreign_key="student_id",
        inverse_of="courses",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .enrolment import Enrolment  # noqa: F401
    from .student import Student
