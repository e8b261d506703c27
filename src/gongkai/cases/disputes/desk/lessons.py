"""What the desk shows of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.disputes.actions import approve_lesson as approve
from gongkai.cases.disputes.actions import take_back_lesson as take_back

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Lesson

__all__ = ["approve", "facts", "rows", "take_back"]


def rows(lessons: QuerySet[Any]) -> QuerySet[Any]:
    """For the list."""
    return lessons.select_related("case", "case__unit")


def facts(lesson: Lesson) -> list[tuple[str, Any]]:
    """What everybody may read; the case itself stays with its unit."""
    return [
        ("机关", lesson.unit_name),
        ("原答复的类型", lesson.ground),
        ("结果", lesson.result),
        ("问题", lesson.fault),
        ("应当注意", lesson.lesson),
        ("通报日期", lesson.shared_on),
    ]
