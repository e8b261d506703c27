"""The acts of the task flow. Each raises RefusedError with the reason when the table does not allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.core import audit
from gongkai.tasks.enums import TaskEvent, TaskState
from gongkai.tasks.flow import FLOW
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def start(task: Task, *, actor: Actor) -> None:
    """A unit begins its work."""
    take(task, TaskEvent.START, actor=actor)


def report_done(task: Task, *, actor: Actor) -> None:
    """A unit says that the task is done; at least one progress note must say what was done."""
    take(task, TaskEvent.REPORT_DONE, actor=actor)


def confirm(task: Task, *, actor: Actor) -> None:
    """The ledger's owner checks the task off (销号)."""
    take(task, TaskEvent.CONFIRM, actor=actor)


def return_for_supplement(task: Task, *, actor: Actor, reason: str) -> None:
    """The ledger's owner sends the report back, saying what is missing."""
    take(task, TaskEvent.RETURN, actor=actor, reason=reason)


def reopen(task: Task, *, actor: Actor, reason: str) -> None:
    """The ledger's owner takes up again what was done or cancelled."""
    take(task, TaskEvent.REOPEN, actor=actor, reason=reason)


def cancel(task: Task, *, actor: Actor, reason: str) -> None:
    """The ledger's owner takes the task out, saying why; it stays in the ledger as cancelled."""
    take(task, TaskEvent.CANCEL, actor=actor, reason=reason)


@transaction.atomic
def take(task: Task, event: TaskEvent, *, actor: Actor, reason: str = "") -> None:
    """Take one line of the flow: state, day of completion and audit entry together."""
    locked = Task.objects.select_for_update(of=("self",)).select_related("owner").get(pk=task.pk)
    line = FLOW.require(event, locked, actor, reason=reason)
    old = locked.state
    task.state = locked.state = line.target
    task.done_on = locked.done_on = timezone.localdate() if line.target == TaskState.DONE else None
    locked.save(update_fields=["state", "done_on", "updated_at"])
    task.updated_at = locked.updated_at
    data = {"old": old, "new": str(line.target)} | ({"reason": reason.strip()} if reason.strip() else {})
    audit.record(f"task.{event.value}", locked, actor=actor, owner=locked.owner, **data)
