"""What the ledger puts on a person's first page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import TodoGroup, acting_as
from gongkai.core.roles import Role
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

SOON = dt.timedelta(days=7)
MOVES = ("task.start", "task.report_done", "task.return", "task.reopen")
WORKING = (TaskState.OPEN, TaskState.IN_PROGRESS)


def groups(actor: Actor, today: dt.date) -> list[TodoGroup]:
    """Sent back, overdue, due within a week, and (for the ledger's owner) reported done."""
    running = Task.objects.visible_to(actor).filter(state__in=WORKING).order_by("due_on", "pk")
    office = Task.objects.filter(acting_as(actor, Role.DISCLOSURE_OFFICER).reach("owner"))
    reported = office.filter(state=TaskState.REPORTED_DONE).order_by("updated_at")
    soon = running.filter(due_on__gte=today, due_on__lte=today + SOON)
    return [
        TodoGroup("被退回补充", _returned(running), "state=in_progress", note=_reason, due=_due),
        TodoGroup("逾期任务", running.filter(due_on__lt=today), "due=overdue", due=_due, urgent=True),
        TodoGroup("7日内到期", soon, "due=week", due=_due),
        TodoGroup("待核验", reported, "state=reported_done", due=_due),
    ]


def _due(task: Any) -> dt.date | None:
    due: dt.date | None = task.due_on
    return due


def _reason(task: Any) -> str:
    return f"退回理由：{task.returned_for}"


def _returned(running: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks whose last move was a return."""
    moves = AuditEntry.objects.filter(
        subject_type="tasks.task", subject_id=Cast(OuterRef("pk"), CharField()), event__in=MOVES
    ).order_by("-sequence")
    return running.annotate(
        last_move=Subquery(moves.values("event")[:1]),
        returned_for=Subquery(moves.values("data__reason")[:1]),
    ).filter(last_move="task.return")
