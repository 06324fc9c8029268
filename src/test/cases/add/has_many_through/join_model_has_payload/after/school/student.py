from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import ActiveRecord

from .through import HasManyThrough

if TYPE_CHECKING:
    from .course import Course


class Student(ActiveRecord):
    __table_name__ = "students"

    id: Optional[int] = None
    name: str

    courses: ClassVar[HasManyThrough["Course"]] = HasManyThrough(
        through="Enrolment",
        foreign_key="student_id",
        target_foreign_key="course_id",
        inverse_of="students",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


if not TYPE_CHECKING:  # relation targets are looked up here by name
    from .course import Course
    from .enrolment import Enrolment  # noqa: F401
