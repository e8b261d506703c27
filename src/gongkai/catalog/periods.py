"""What period an obligation is about: its own, or the one before where a day within it is set."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING

from gongkai.catalog.limits import Limit

if TYPE_CHECKING:
    from gongkai.catalog.models import Obligation

Period = tuple[dt.date, dt.date]


def about(obligation: Obligation) -> Period | None:
    """The first and last day of what has to be made public; None for what an event owes.

    What is owed by a day within a period (每月10日前, 每年1月31日前) is about the one before: no period is known
    before it has ended.
    """
    first, last = obligation.period_first, obligation.period_last
    if first is None or last is None:
        return None
    return _before(first, last) if by_a_day(obligation) else (first, last)


def by_a_day(obligation: Obligation) -> bool:
    """Whether its limit sets a day within its period."""
    limit = Limit.of(obligation.limit)
    return (
        not limit.following and limit.value is None and (limit.due_day is not None or limit.due_month is not None)
    )


def _before(first: dt.date, last: dt.date) -> Period:
    """The period of the same length that ends where this one begins."""
    end = first - dt.timedelta(days=1)
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole_months:
        return end - (last - first), end
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    begin = first.year * 12 + first.month - 1 - months
    return dt.date(begin // 12, begin % 12 + 1, 1), end
