"""Who may do what to a task in which state: the units work it, the ledger's owner checks it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.flow import Flow, Guard, Transition
from gongkai.tasks.enums import TaskEvent, TaskState
from gongkai.tasks.models import KEEPERS, WORKERS

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.tasks.models import Task


def _left_to_the_units(task: Task, actor: Actor) -> str:
    """The ledger's owner acts for units that the platform does not know (各市、区, 试点单位), for no others."""
    if task.has_workers and not task.seats_of(actor) & WORKERS:
        return "本任务有明确的承办单位，须由这些单位办理。"
    return ""


def _has_progress(task: Task, _actor: Actor) -> str:
    return "" if task.progress.exists() else "报送完成前，须至少报送一条进展。"


LEFT_TO_THE_UNITS = Guard("由承办单位办理", _left_to_the_units)
HAS_PROGRESS = Guard("已有进展", _has_progress)
_OPEN, _WORKING = TaskState.OPEN, TaskState.IN_PROGRESS
_REPORTED, _DONE, _CANCELLED = TaskState.REPORTED_DONE, TaskState.DONE, TaskState.CANCELLED

FLOW = Flow(
    name="任务台账",
    states=TaskState,
    events=TaskEvent,
    initial=(_OPEN,),
    ends=frozenset({_DONE, _CANCELLED}),
    transitions=(
        Transition(TaskEvent.START, (_OPEN,), _WORKING, WORKERS | KEEPERS, (LEFT_TO_THE_UNITS,)),
        Transition(
            TaskEvent.REPORT_DONE,
            (_WORKING,),
            _REPORTED,
            WORKERS | KEEPERS,
            (LEFT_TO_THE_UNITS, HAS_PROGRESS),
        ),
        Transition(TaskEvent.CONFIRM, (_REPORTED,), _DONE, KEEPERS),
        Transition(TaskEvent.RETURN, (_REPORTED,), _WORKING, KEEPERS, needs_reason=True),
        Transition(TaskEvent.REOPEN, (_DONE, _CANCELLED), _WORKING, KEEPERS, needs_reason=True),
        Transition(
            TaskEvent.CANCEL,
            (_OPEN, _WORKING, _REPORTED),
            _CANCELLED,
            KEEPERS,
            needs_reason=True,
            destructive=True,
        ),
    ),
)
