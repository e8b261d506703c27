"""A year of working days: every day with what it is, the notices behind it, and what nobody has announced yet."""

from __future__ import annotations

import calendar as almanac
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.calendar import DayKind
from gongkai.portal.law import sources
from gongkai.portal.law.deadline.strip import Cell, Month

if TYPE_CHECKING:
    from gongkai.law.calendar import Calendar, Day
    from gongkai.law.notices import Notice

LOOKS = {
    DayKind.WORKING: "working",
    DayKind.ADJUSTED: "counted",
    DayKind.WEEKEND: "off",
    DayKind.HOLIDAY: "holiday",
}


@dataclass(frozen=True, slots=True)
class Year:
    """The year as known on a day; `announced` says whether its own notice is known."""

    number: int
    announced: bool
    months: tuple[Month, ...]
    working: int
    notices: tuple[Notice, ...]
    holidays: tuple[Stretch, ...]

    @property
    def unsettled(self) -> bool:
        """Whether a notice to come may change any of its days: all of them, or the last of December."""
        return any(cell.unsure for month in self.months for week in month.weeks for cell in week if cell)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A holiday: its name, its days off on end, the weekend days that are worked for it."""

    name: str
    first: dt.date
    last: dt.date
    worked: tuple[dt.date, ...]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def years() -> range:
    """The years of which any notice speaks."""
    named = {day.date.year for notice in sources.calendar().notices for day in notice.days}
    named |= sources.calendar().announced
    return range(min(named), max(named) + 1)


def year_of(number: int, known_at: dt.date | None = None) -> Year:
    """A year of `years`, as known on a day (None: with all that is known)."""
    calendar = sources.calendar().known_at(known_at)
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    return Year(
        number=number,
        announced=number in calendar.announced,
        months=tuple(_month(calendar, number, month) for month in range(1, 13)),
        working=calendar.count(first - dt.timedelta(days=1), last),
        notices=tuple(notice for notice in calendar.notices if _about(notice, number, calendar)),
        holidays=tuple(_holidays(calendar, number)),
    )


def _about(notice: Notice, number: int, calendar: Calendar) -> bool:
    if notice.kind == "statute":  # the law itself speaks only until a notice does
        return number not in calendar.announced and any(day.date.year == number for day in notice.days)
    return notice.year == number or any(day.date.year == number for day in notice.days)


def _month(calendar: Calendar, year: int, month: int) -> Month:
    weeks = almanac.Calendar().monthdatescalendar(year, month)
    cells = tuple(
        tuple(_cell(calendar.day(day)) if day.month == month else None for day in week) for week in weeks
    )
    last = dt.date(year, month, almanac.monthrange(year, month)[1])
    count = calendar.count(dt.date(year, month, 1) - dt.timedelta(days=1), last)
    return Month(year, month, cells, (f"{count} 个工作日",))


def _cell(day: Day) -> Cell:
    marks = {
        DayKind.WORKING: (),
        DayKind.ADJUSTED: ("班",),
        DayKind.WEEKEND: ("休",),
        DayKind.HOLIDAY: ("休", day.name[:3]),
    }[day.kind]
    return Cell(day.date, marks, LOOKS[day.kind], unsure=day.provisional)


def _holidays(calendar: Calendar, number: int) -> list[Stretch]:
    """The days off of the year by name, in order, with the days worked for them."""
    runs = calendar.spans(dt.date(number, 1, 1), dt.date(number, 12, 31))
    worked: dict[str, list[dt.date]] = {}
    for run in runs:
        if run.kind is DayKind.ADJUSTED:
            days = (run.last - run.first).days + 1
            worked.setdefault(run.name, []).extend(run.first + dt.timedelta(days=step) for step in range(days))
    stretches: list[Stretch] = []
    for run in runs:
        if run.kind is not DayKind.HOLIDAY:
            continue
        before = stretches[-1] if stretches else None
        if before and before.name == run.name and before.last + dt.timedelta(days=1) == run.first:
            stretches[-1] = Stretch(run.name, before.first, run.last, before.worked)
        else:
            stretches.append(Stretch(run.name, run.first, run.last, tuple(worked.pop(run.name, ()))))
    return stretches
