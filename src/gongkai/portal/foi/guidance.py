"""Before writing: published material that may answer, and how many stop there. Counts alone, no person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db.models import F, Sum
from django.utils import timezone

from gongkai.portal.foi.models import Guidance, Turn
from gongkai.portal.search import page
from gongkai.portal.search.state import read
from gongkai.search.contract import SearchError

if TYPE_CHECKING:
    import datetime as dt

    from django.http import QueryDict

    from gongkai.portal.search.page import Found

SHOWN = 6
log = structlog.get_logger(__name__)


def answers(query: QueryDict) -> list[Found] | None:
    """The published material nearest to what is sought; None where the search cannot answer now."""
    try:
        found = page.ask(read(query))
    except SearchError as error:
        log.exception("foi.search", reason=str(error))
        return None
    return [*([found.card] if found.card else []), *found.hits][:SHOWN]


def count(turn: Turn) -> None:
    """One more."""
    row, _ = Guidance.objects.get_or_create(day=timezone.localdate(), turn=turn)
    Guidance.objects.filter(pk=row.pk).update(count=F("count") + 1)


def totals(first: dt.date, last: dt.date) -> dict[Turn, int]:
    """How many between two days, both included: found it, went on, applied."""
    rows = Guidance.objects.filter(day__gte=first, day__lte=last).values("turn").annotate(total=Sum("count"))
    found = {row["turn"]: row["total"] for row in rows}
    return {turn: found.get(turn.value, 0) for turn in Turn}
