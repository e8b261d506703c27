"""The month's calendar of what has to be made public."""

from __future__ import annotations

import datetime as dt
import re
from calendar import Calendar, monthrange
from typing import TYPE_CHECKING, NamedTuple

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.catalog.models import Obligation
from gongkai.core.desk.access import actor_of, signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_TONES = {"done": "success", "late": "danger", "missing": "danger", "waived": "ended"}
_SHOWN = 6


class Entry(NamedTuple):
    """An obligation on its day."""

    row: Obligation
    tone: str


class Day(NamedTuple):
    """A day of the page; `further` are those that there is no room for."""

    date: dt.date
    here: bool  # of this month
    today: bool
    entries: list[Entry]
    further: int


@require_safe
@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """A month as weeks; ?month=2026-03, the present one by default. A text that is no month is the present one."""
    today = timezone.localdate()
    found = _MONTH.fullmatch(request.GET.get("month", ""))
    first = dt.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    rows = Obligation.objects.visible_to(actor_of(request)).falling(first, last)
    by_day: dict[dt.date, list[Obligation]] = {}
    for row in rows.select_related("item__version", "organization").order_by("due_on", "pk"):
        by_day.setdefault(row.due_on, []).append(row)
    weeks = [
        [_day(day, first, today, by_day) for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    context = {
        "weeks": weeks,
        "first": first,
        "before": (first - dt.timedelta(days=1)).strftime("%Y-%m"),
        "after": (last + dt.timedelta(days=1)).strftime("%Y-%m"),
        "count": sum(map(len, by_day.values())),
    }
    return render(request, "catalog/calendar.html", context)


def _day(day: dt.date, first: dt.date, today: dt.date, by_day: dict[dt.date, list[Obligation]]) -> Day:
    rows = by_day.get(day, [])
    entries = [Entry(row, _TONES.get(row.state, "")) for row in rows[:_SHOWN]]
    return Day(day, day.month == first.month, day == today, entries, max(0, len(rows) - _SHOWN))
