"""A second clock, slow and plain: it walks from day to day by the conventions alone and knows no spans.

The day of receipt is day 0; so is the day on which the corrected application comes or the fee is paid. A letter
suspends from the day after it was sent through the day of the reply. An extension belongs to the clock that ran
when it was granted.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from gongkai.law.events import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.calendar import Calendar
    from tests.law.strategies import Case

LIMIT = 20
ONE = timedelta(days=1)
STOPS = ((EventType.CORRECTION_NOTIFIED, EventType.CORRECTED), (EventType.FEE_NOTIFIED, EventType.FEE_PAID))
LETTERS = (
    (EventType.THIRD_PARTY_CONSULTED, EventType.THIRD_PARTY_REPLIED),
    (EventType.ORGAN_CONSULTED, EventType.ORGAN_REPLIED),
)


class Simulation:
    """What becomes of a case, day by day."""

    def __init__(self, case: Case, calendar: Calendar) -> None:
        self.case, self.calendar = case, calendar
        self.end = next(
            (each for each in case.events if each.type in {EventType.ANSWERED, EventType.WITHDRAWN}), None
        )
        self.until = next((each.until for each in case.events if each.until), None)
        self.letters = [(case.on(sent), case.on(replied)) for sent, replied in LETTERS]
        self.last = max(each.on for each in case.events)
        self.walks: dict[date, list[date]] = {}
        restarts = [day for _, closing in STOPS for day in case.on(closing) if day > case.receipt]
        self.starts = sorted({case.receipt, *restarts})

    @property
    def counted(self) -> list[date]:
        """The counted days of the last clock."""
        return self._walk(self.starts[-1])

    @property
    def due(self) -> date | None:
        return None if self._stopped(date.max) else self._due(self.starts[-1])

    def state(self, at: date) -> str:
        start = self._start(at)
        due, days = self._due(start), self._walk(start)
        if self.end and self.end.on <= at:
            return "done"
        if self._stopped(at):
            return "stopped"
        if due and due < at:
            return "overdue"
        ran_out = len(days) == self._limit(start) and days[-1] < at
        return "suspended" if at >= start and self.suspended(at) and not ran_out else "running"

    def remaining(self, at: date) -> int | None:
        at = min(at, self.end.on) if self.end else at
        if self._stopped(at):
            return None
        start = self._start(at)
        days, due, limit = self._walk(start), self._due(start), self._limit(start)
        if due and (due <= at or due != days[-1]):
            return self._working_days(at, due) if at <= due else -self._working_days(due, at)
        return limit - sum(day <= at for day in days)

    def suspended(self, day: date) -> bool:
        """Whether, as the day began, a letter was out that had not been replied to."""
        return any(_before(sent, day) > _before(replied, day) for sent, replied in self.letters)

    def _stopped(self, at: date) -> bool:
        for opening, closing in STOPS:
            asked, came = self.case.on(opening), self.case.on(closing)
            if asked and asked[0] <= at and not (came and came[0] <= at):
                return True
        return False

    def _start(self, at: date) -> date:
        return max((start for start in self.starts if start <= at), default=self.starts[0])

    def _limit(self, start: date) -> int:
        extended = (each for each in self.case.events if each.type is EventType.EXTENDED)
        return LIMIT + sum(each.days or 0 for each in extended if self._start(each.on) == start)

    def _walk(self, start: date) -> list[date]:
        if start not in self.walks:
            self.walks[start] = [*islice(self._days(start), self._limit(start))]
        return self.walks[start]

    def _days(self, start: date) -> Iterator[date]:
        """Counted days without end, unless a letter is never replied to."""
        day = start + ONE
        while day <= self.last + ONE or not self.suspended(day):
            if self.calendar.is_working(day) and not self.suspended(day):
                yield day
            day += ONE

    def _due(self, start: date) -> date | None:
        days = self._walk(start)
        if len(days) < self._limit(start):
            return None
        return max(days[-1], self.until) if self.until else days[-1]

    def _working_days(self, after: date, through: date) -> int:
        return sum(
            self.calendar.is_working(after + ONE * passed) for passed in range(1, (through - after).days + 1)
        )


def _before(days: list[date], day: date) -> int:
    return sum(on < day for on in days)
