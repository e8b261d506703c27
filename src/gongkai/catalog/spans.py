"""Periods that the calendar alone does not give: days, ten days, half months, terms, school years, seasons.

When terms and seasons begin is each place's own affair: rules CAT-TERM, CAT-FLOOD, CAT-HEATING and CAT-FIRE hold
conventions that a city's profile may choose among. None is certain, so what is dated by them is provisional.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from gongkai.catalog import legal
from gongkai.catalog.limits import Rhythm
from gongkai.catalog.limits.seasons import season_of
from gongkai.law.periods import Occurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gongkai.catalog.limits import Limit
    from gongkai.law.calendar import Calendar

A_YEAR: Final = {Rhythm.MONTHLY: 12, Rhythm.QUARTERLY: 4, Rhythm.HALF_YEARLY: 2}
_TERM: Final = "CAT-TERM"
_HALF: Final = 15
_AUTUMN: Final = ("秋季", "第一学期", "上学期")
_SPRING: Final = ("春季", "第二学期", "下学期")
_DAY: Final = dt.timedelta(days=1)


def divides(limit: Limit) -> bool:
    """Whether a limit of every so many periods has a first one: those that divide the year begin with it."""
    a_year = A_YEAR.get(limit.rhythm or Rhythm.YEARLY, 1)
    return a_year % limit.every == 0


def days(first: dt.date, last: dt.date, calendar: Calendar | None) -> Iterator[Occurrence]:
    """Every day between two, both included; with a calendar the working days alone."""
    for count in range((last - first).days + 1):
        day = first + count * _DAY
        if calendar is None or calendar.is_working(day):
            yield Occurrence(day, day, day, calendar is not None and calendar.provisional(day, day))


def ten_days(first: dt.date, last: dt.date) -> Iterator[Occurrence]:
    """上旬, 中旬, 下旬."""
    return _cut(first, last, (1, 11, 21))


def half_months(first: dt.date, last: dt.date) -> Iterator[Occurrence]:
    """To the fifteenth, and the rest."""
    return _cut(first, last, (1, _HALF + 1))


def terms(first: dt.date, last: dt.date) -> Iterator[Occurrence]:
    """The two terms of each school year, one after the other without a gap (rule CAT-TERM)."""
    autumn, spring = _dates(_TERM, "autumn", "spring")
    for year in range(first.year - 1, last.year + 1):
        begin, turn, end = _on(year, autumn), _on(year + 1, spring), _on(year + 1, autumn)
        yield Occurrence(begin, turn - _DAY, turn - _DAY, provisional=True)
        yield Occurrence(turn, end - _DAY, end - _DAY, provisional=True)


def school_years(first: dt.date, last: dt.date) -> Iterator[Occurrence]:
    """From autumn to autumn."""
    (autumn,) = _dates(_TERM, "autumn")
    for year in range(first.year - 1, last.year + 1):
        end = _on(year + 1, autumn) - _DAY
        yield Occurrence(_on(year, autumn), end, end, provisional=True)


def in_season(limit: Limit, periods: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Of the periods those in which the limit's condition holds, as far as that is a matter of days.

    A daily duty under any other condition (重污染天气) has no days of its own: somebody must report them.
    """
    season = season_of(limit.condition)
    if season:
        first, last = _dates(season, "first", "last")
        yield from (each._replace(provisional=True) for each in periods if _within(each, first, last))
    elif limit.rhythm is Rhythm.TERM:
        yield from (each for each in periods if _meant(limit.condition, each))
    elif limit.rhythm is not Rhythm.DAILY or not limit.condition:
        yield from periods


def _meant(condition: str, term: Occurrence) -> bool:
    """秋季学期 is the one that begins in the second half of the year."""
    autumn = term.period_first.month > 6  # noqa: PLR2004 - June
    wanted = _SPRING if autumn else _AUTUMN
    return not any(word in condition for word in wanted)


def _within(period: Occurrence, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a period overlaps a season that comes each year, perhaps over the turn of the year."""
    for year in range(period.period_first.year - 1, period.period_last.year + 1):
        end = _on(year + (first > last), last)
        if period.period_first <= end and _on(year, first) <= period.period_last:
            return True
    return False


def _cut(first: dt.date, last: dt.date, begins: tuple[int, ...]) -> Iterator[Occurrence]:
    """The months between two days, each cut where its parts begin."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        ends = [*(begin - 1 for begin in begins[1:]), monthrange(year, month)[1]]
        for begin, end in zip(begins, ends, strict=True):
            closing = dt.date(year, month, end)
            yield Occurrence(dt.date(year, month, begin), closing, closing, provisional=False)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 - December


def _dates(rule_id: str, *names: str) -> list[tuple[int, int]]:
    """Month and day that the convention in force gives for each name."""
    rule = legal.rule(rule_id)
    chosen = next(item for item in rule.items if item.code == rule.value)
    return [(int(text[:2]), int(text[3:])) for text in (str(chosen.facts[name]) for name in names)]


def _on(year: int, month_day: tuple[int, int]) -> dt.date:
    return dt.date(year, *month_day)


def _third(day: dt.date) -> str:
    return "上旬" if day.day == 1 else "下旬" if day.day > _HALF + 5 else "中旬"


def _term_name(period: Occurrence) -> str:
    begin = period.period_first
    year = begin.year if begin.month > 6 else begin.year - 1  # noqa: PLR2004 - June
    return f"{year}—{year + 1}学年第{'一' if begin.month > 6 else '二'}学期"  # noqa: PLR2004 - June


OWN: Final[dict[Rhythm, Callable[[dt.date, dt.date], Iterator[Occurrence]]]] = {
    Rhythm.TEN_DAYS: ten_days,
    Rhythm.HALF_MONTHLY: half_months,
    Rhythm.TERM: terms,
    Rhythm.SCHOOL_YEAR: school_years,
}
NAMES: Final[dict[Rhythm, Callable[[Occurrence], str]]] = {
    Rhythm.TEN_DAYS: lambda each: f"{each.period_first:%Y年%-m月}{_third(each.period_first)}",
    Rhythm.HALF_MONTHLY: lambda each: (
        f"{each.period_first:%Y年%-m月}{'上' if each.period_first.day == 1 else '下'}半月"
    ),
    Rhythm.TERM: _term_name,
    Rhythm.SCHOOL_YEAR: lambda each: f"{each.period_first.year}—{each.period_last.year}学年",
}
