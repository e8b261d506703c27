"""Counting open cases anew: after a holiday notice, and every day, since a clock runs out by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db import transaction

from gongkai.cases import clock
from gongkai.cases.models import Case
from gongkai.core import audit
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

log = structlog.get_logger(__name__)


def recount(*, actor: Actor) -> int:
    """Bring the cache of every open case up to date; how many due dates moved. Closed cases stay as they are.

    A date that moved leaves an entry in the trail with both dates: somebody was told the old one.
    """
    moved = 0
    # Read whole before the first write: in SQLite a list half read holds an old view, from which nobody may write.
    for key in list(Case.objects.pending().order_by("pk").values_list("pk", flat=True)):
        moved += _recount(key, actor)
    return moved


@transaction.atomic
def _recount(key: int, actor: Actor) -> bool:
    case = Case.objects.select_for_update(of=("self",)).select_related("unit").get(pk=key)
    before = case.due_on
    try:
        changed = clock.put(case, clock.standing_of(case, case.events.exclude(law="")))
    except ClockError:
        log.exception("case.clock", case=key)
        return False
    if not changed:
        return False
    case.save(update_fields=[*clock.KEPT, "updated_at"])
    if case.due_on == before:
        return False
    audit.record("case.recounted", case, actor=actor, owner=case.unit, old=before, new=case.due_on)
    return True
