"""What the ledger's templates ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from gongkai.tasks import reading
from gongkai.tasks.enums import TaskState
from gongkai.tasks.summary import ENDED

if TYPE_CHECKING:
    from gongkai.tasks.models import Task, TaskUnit

register = template.Library()

TONES = {
    TaskState.OPEN: "",
    TaskState.IN_PROGRESS: "primary",
    TaskState.REPORTED_DONE: "warning",
    TaskState.DONE: "success",
    TaskState.CANCELLED: "ended",
}


@register.filter
def units_by_role(task: Task) -> list[tuple[str, list[TaskUnit]]]:
    """(role's label, units) of a task."""
    return reading.units_by_role(task)


@register.filter
def state_tone(task: Task) -> str:
    """The look of a state; its word always stands there too."""
    return TONES[TaskState(task.state)]


@register.filter
def has_ended(task: Task) -> bool:
    """Whether its due date no longer runs."""
    return task.state in ENDED
