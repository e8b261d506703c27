"""The clauses of a ledger's tasks after somebody changed the document's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.documents.model import LedgerTask
from gongkai.tasks.clause import ClauseFinder
from gongkai.tasks.enums import UnitRole
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def find_clauses_again(information: Information, *, actor: Actor) -> int:
    """Tie the tasks of a document to the sentences and sections of its body as it now stands; how many changed.

    The tasks themselves stay as they are: what was ordered changes by a new reading of the file, or at the desk.
    """
    tasks = list(
        Task.objects.select_for_update(of=("self",))
        .filter(document=information)
        .select_related("owner")
        .prefetch_related("units")
    )
    if not tasks:
        return 0
    finder = ClauseFinder(information.body_html)
    changed, changes = [], []
    for task in tasks:
        found = finder.find(_line(task))
        old = task.clause, task.clause_anchor
        if old != (found.text, found.anchor):
            task.clause, task.clause_anchor = found.text, found.anchor
            changed.append(task)
            data = {"old": _said(*old), "new": _said(found.text, found.anchor), "reason": "正文修改"}
            changes.append(audit.Change("task.updated", task, task.owner, data))
    Task.objects.bulk_update(changed, ["clause", "clause_anchor"], batch_size=100)
    audit.record_many(changes, actor=actor)
    return len(changed)


def _line(task: Task) -> LedgerTask:
    """The task as a line of its table, as far as its sentence is looked for by it."""
    units = {role: tuple(unit.name for unit in task.units.all() if unit.role == role) for role in UnitRole}
    return LedgerTask(
        number=task.number,
        text=task.text,
        lead=units[UnitRole.LEAD],
        responsible=units[UnitRole.RESPONSIBLE],
        supporting=units[UnitRole.SUPPORTING],
        raw=dict(task.raw),
    )


def _said(clause: str, anchor: str) -> dict[str, str]:
    return {"clause": clause, "clause_anchor": anchor}
