"""Days counted in advance: what each day is, and how many working days lie before it, as known at one time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gongkai.law.rulebook.model import Labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.law.notices import Notice, StatedDay

_WEEK = 7
_WEEKDAYS = 5
# Notices have reached back as far as this into the December before their year (2006, 2007, 2018).
YEAR_END = (12, 29)


class DayKind(Labelled):
    """What a day is for whoever counts working days."""

    WORKING = "working", "工作日"
    ADJUSTED = "adjusted", "调休上班"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"


class Fact(NamedTuple):
    """What is known of a day: its kind, the holiday's name, its notice; provisional where none is known."""

    kind: DayKind
    name: str
    notice: str | None
    provisional: bool

    @property
    def works(self) -> bool:
        """Whether the day counts as a working day."""
        return self.kind in _WORKS


_WORKS = frozenset({DayKind.WORKING, DayKind.ADJUSTED})
_WEEKDAY, _WEEKEND = (Fact(kind, "", None, provisional=False) for kind in (DayKind.WORKING, DayKind.WEEKEND))
_LIKELY_WEEKDAY, _LIKELY_WEEKEND = (fact._replace(provisional=True) for fact in (_WEEKDAY, _WEEKEND))


class Table:
    """The days of all years that the notices speak of; outside them weeks are counted, all days provisional.

    Days are ordinals (`date.toordinal`). Ranks count working days from the first day of the table on.
    """

    def __init__(self, notices: Sequence[Notice]) -> None:
        self.announced = frozenset(notice.year for notice in notices if notice.kind == "year")
        self._stated = _stated(notices)
        self._before, self._last = self._reach()
        self._facts = [self._find(ordinal) for ordinal in range(self._before + 1, self._last + 1)]
        self._ranks, self._doubts, self._working = [0], [0], list[int]()
        for ordinal, fact in enumerate(self._facts, self._before + 1):
            if fact.works:
                self._working.append(ordinal)
            self._ranks.append(len(self._working))
            self._doubts.append(self._doubts[-1] + fact.provisional)

    def fact(self, ordinal: int) -> Fact:
        """What is known of a day."""
        place = ordinal - self._before - 1
        return self._facts[place] if 0 <= place < len(self._facts) else _likely(ordinal)

    def rank(self, ordinal: int) -> int:
        """How many working days the table has through this day; before its first day the count is negative."""
        place = ordinal - self._before
        if 0 <= place < len(self._ranks):
            return self._ranks[place]
        end = self._before if place < 0 else self._last
        return weekdays(ordinal) - weekdays(end) + (0 if place < 0 else self._ranks[-1])

    def nth(self, rank: int) -> int:
        """The working day of that rank; may lie outside the calendar that dates can write."""
        if 0 < rank <= len(self._working):
            return self._working[rank - 1]
        if rank <= 0:
            return nth_weekday(weekdays(self._before) + rank)
        return nth_weekday(weekdays(self._last) + rank - len(self._working))

    def doubts(self, ordinal: int) -> int:
        """How many provisional days there are through this day, counted as ranks are."""
        place = ordinal - self._before
        if 0 <= place < len(self._doubts):
            return self._doubts[place]
        return place if place < 0 else self._doubts[-1] + ordinal - self._last

    def _reach(self) -> tuple[int, int]:
        years = self.announced | {date.fromordinal(ordinal).year for ordinal in self._stated} or {date.min.year}
        return date(min(years), 1, 1).toordinal() - 1, date(max(years), 12, 31).toordinal()

    def _find(self, ordinal: int) -> Fact:
        if ordinal in self._stated:
            return _said(*self._stated[ordinal])
        day = date.fromordinal(ordinal)
        late = (day.month, day.day) >= YEAR_END
        if day.year in self.announced and (not late or day.year + 1 in self.announced):
            return _WEEKDAY if _is_weekday(ordinal) else _WEEKEND
        return _likely(ordinal)


def weekdays(ordinal: int) -> int:
    """How many Mondays to Fridays there are from 0001-01-01, a Monday, through this day."""
    weeks, rest = divmod(ordinal, _WEEK)
    return weeks * _WEEKDAYS + min(rest, _WEEKDAYS)


def nth_weekday(count: int) -> int:
    """The day through which that many Mondays to Fridays have passed: the inverse of `weekdays`."""
    weeks, rest = divmod(count - 1, _WEEKDAYS)
    return weeks * _WEEK + rest + 1


def _is_weekday(ordinal: int) -> bool:
    return (ordinal - 1) % _WEEK < _WEEKDAYS


def _likely(ordinal: int) -> Fact:
    return _LIKELY_WEEKDAY if _is_weekday(ordinal) else _LIKELY_WEEKEND


def _stated(notices: Sequence[Notice]) -> dict[int, tuple[StatedDay, Notice]]:
    """What the notices say in the end: a later one overrides, a new plan of a year replaces all before it."""
    stated: dict[int, tuple[StatedDay, Notice]] = {}
    for notice in notices:
        if notice.kind != "change":
            stated = {day: said for day, said in stated.items() if not _replaced(said, notice)}
        stated.update((day.date.toordinal(), (day, notice)) for day in notice.days)
    return stated


def _replaced(said: tuple[StatedDay, Notice], newer: Notice) -> bool:
    stated, notice = said
    if newer.kind == "statute":
        return stated.date.year >= newer.year
    return (stated.date.year if notice.kind == "statute" else notice.year) == newer.year


def _said(stated: StatedDay, notice: Notice) -> Fact:
    if stated.off:
        kind = DayKind.HOLIDAY
    else:
        kind = DayKind.WORKING if _is_weekday(stated.date.toordinal()) else DayKind.ADJUSTED
    return Fact(kind, stated.name, notice.id, provisional=notice.kind == "statute")
