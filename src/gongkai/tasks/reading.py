"""Ledgers as pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.actors import PUBLIC
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


def tasks_by_anchor(information: Information, *, actor: Actor = PUBLIC) -> dict[str, list[Task]]:
    """The tasks that a document's sentences ordered, by the anchor of the section ("": before the first heading).

    One query. Cancelled ones are there too, as in the ledger.
    """
    found: dict[str, list[Task]] = {}
    for task in Task.objects.visible_to(actor).filter(document=information).defer("raw").order_by("position"):
        found.setdefault(task.clause_anchor, []).append(task)
    return found
