"""The months of a reckoning: what each day is for the clock, in a word and a look, never in the look alone."""

from __future__ import annotations

import calendar as almanac
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.calendar import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.law.clock import Deadline
    from gongkai.law.events import Event
    from gongkai.law.history import History

MOST_MONTHS, DECEMBER = 18, 12
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day: the words under its number, and the look that repeats them."""

    day: dt.date
    marks: tuple[str, ...]
    look: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month of weeks (Monday first; None: a day of another month) and what happened in it."""

    year: int
    number: int
    weeks: tuple[tuple[Cell | None, ...], ...]
    happened: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"{self.year}年{self.number}月"


def months(found: Deadline, events: Sequence[Event], at: dt.date) -> tuple[tuple[Month, ...], int]:
    """The months from arrival to the due date (without one, to the day looked from), and how many are left out."""
    days = _days(found, at)
    all_months = list(_between(min(days), max(days)))
    shown = all_months[:MOST_MONTHS]
    return tuple(_month(events, days, *month) for month in shown), len(all_months) - len(shown)


def _days(found: Deadline, at: dt.date) -> dict[dt.date, Cell]:
    """Every day of the proof, counted through."""
    days, number = {}, 0
    for span in found.proof:
        last = span.last or max(span.first, min(at, span.first + ONE_DAY * 365))
        for step in range((last - span.first).days + 1):
            day = span.first + ONE_DAY * step
            number += 1 if span.counted else 0
            days[day] = _cell(found, day, number if span.counted else None)
    return days


def _cell(found: Deadline, day: dt.date, number: int | None) -> Cell:
    look, marks = _look(found, day, number)
    if found.calendar.day(day).provisional:
        return Cell(day, (*marks, "暂定"), look, unsure=True)
    return Cell(day, marks, look)


def _look(found: Deadline, day: dt.date, number: int | None) -> tuple[str, tuple[str, ...]]:
    known = found.calendar.day(day)
    if number is not None:
        counted = f"计{number}"
        marks = ("调休", counted) if known.kind is DayKind.ADJUSTED else (counted,)
        return ("due", ("届满日", *marks)) if day == found.due else ("counted", marks)
    if day == found.due:
        return "due", ("届满日",)
    still = _standing(found.history, day)
    if still:
        return still
    if known.kind in {DayKind.WEEKEND, DayKind.HOLIDAY}:
        return "off", ("休", known.name[:3]) if known.name else ("休",)
    return "still", ("延迟",)


def _standing(history: History, day: dt.date) -> tuple[str, tuple[str, ...]] | None:
    """Why the clock does not run on a day that might count; None where the calendar says it."""
    if day == history.start and not history.stopped:
        return "start", ("起算日",) if day == history.receipt else ("重新", "起算")
    if day == history.receipt:
        return "start", ("收到日",)
    if any(pause.covers(day) for pause in history.pauses) and day > history.start:
        return "still", ("中止",)
    if day < history.receipt:
        return "still", ("未起算",)
    if any(each.since < day and (each.on is None or day < each.on) for each in history.restarts):
        return "still", ("停止",)
    return ("still", ("不计",)) if day < history.start or history.stopped else None


def _between(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)


def _month(events: Sequence[Event], days: dict[dt.date, Cell], year: int, month: int) -> Month:
    weeks = tuple(
        tuple(_of_month(days, day, month) for day in week)
        for week in almanac.Calendar().monthdatescalendar(year, month)
    )
    return Month(year, month, weeks, tuple(_happened(events, year, month)))


def _of_month(days: dict[dt.date, Cell], day: dt.date, month: int) -> Cell | None:
    if day.month != month:
        return None
    return days.get(day) or Cell(day, (), "outside")


def _happened(events: Sequence[Event], year: int, month: int) -> Iterator[str]:
    for event in sorted(events, key=lambda event: event.on):
        if (event.on.year, event.on.month) == (year, month):
            yield f"{event.on.day}日 {event.type.label}"
