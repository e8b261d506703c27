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
    """One more, of this month."""
    month = timezone.localdate().replace(day=1)
    row, _ = Guidance.objects.get_or_create(month=month)
    Guidance.objects.filter(pk=row.pk).update(**{turn.value: F(turn.value) + 1})


def totals(first: dt.date, last: dt.date) -> dict[Turn, int]:
    """How many, by turn, in the months from that of one day to that of another."""
    rows = Guidance.objects.filter(month__gte=first.replace(day=1), month__lte=last)
    sums = rows.aggregate(**{turn.value: Sum(turn.value) for turn in Turn})
    return {turn: sums[turn.value] or 0 for turn in Turn}


def ended_there(row: Guidance) -> float | None:
    """Of a hundred who decided after looking, how many found it and did not apply; None where nobody decided."""
    decided = row.found + row.went_on
    return round(100 * row.found / decided, 1) if decided else None
