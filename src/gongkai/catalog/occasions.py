"""From a limit to its dated occasions, by calendar and law; what has no rhythm waits for something to happen."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gongkai.catalog.limits import LimitKind, Rhythm, Start
from gongkai.catalog.spans import A_YEAR, NAMES, OWN, days, divides, in_season
from gongkai.law import rule
from gongkai.law.periods import Frequency, occurrences, shifted
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.catalog.limits import Limit
    from gongkai.law.calendar import Calendar
    from gongkai.law.periods import Occurrence

_BACK = dt.timedelta(days=800)  # a period that is due within the span may have begun so long before
_SHORT = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})
# So many times a period, without a day of their own, are as many equal parts of it.
_PARTS = {
    (Rhythm.YEARLY, 2): (Rhythm.HALF_YEARLY, 1),
    (Rhythm.YEARLY, 3): (Rhythm.MONTHLY, 4),
    (Rhythm.YEARLY, 4): (Rhythm.QUARTERLY, 1),
    (Rhythm.YEARLY, 6): (Rhythm.MONTHLY, 2),
    (Rhythm.YEARLY, 12): (Rhythm.MONTHLY, 1),
    (Rhythm.HALF_YEARLY, 2): (Rhythm.QUARTERLY, 1),
    (Rhythm.HALF_YEARLY, 3): (Rhythm.MONTHLY, 2),
    (Rhythm.HALF_YEARLY, 6): (Rhythm.MONTHLY, 1),
    (Rhythm.QUARTERLY, 3): (Rhythm.MONTHLY, 1),
    (Rhythm.MONTHLY, 2): (Rhythm.HALF_MONTHLY, 1),
    (Rhythm.MONTHLY, 3): (Rhythm.TEN_DAYS, 1),
}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}


class Occasion(NamedTuple):
    """One occasion: its key (the same each time it is made), its period, from when and by when."""

    key: str
    label: str
    first: dt.date | None
    last: dt.date | None
    opens: dt.date
    due: dt.date
    provisional: bool


def occasions(limit: Limit, first: dt.date, last: dt.date, calendar: Calendar) -> list[Occasion]:
    """Every occasion of a rhythmic limit that falls due between two days, both included; earliest first."""
    made = _makers[limit.kind](limit, first, last, calendar) if limit.kind in _makers else ()
    return sorted((each for each in made if first <= each.due <= last), key=lambda each: each.due)


def due_after(
    limits: Sequence[Limit], start: Start, on: dt.date, calendar: Calendar
) -> tuple[dt.date, bool, Limit | None]:
    """When something that happened on a day must be public: by the strictest limit that runs from it.

    Where no limit runs from it, rule PUB-26 does (条例 26). The day, whether it is provisional, and the limit.
    """
    formed = {Start.FORMED, Start.NONE}
    wanted: set[Start] = formed if start in formed else {start}
    found = [(_ends(limit, on, calendar), limit) for limit in limits if _runs_from(limit, wanted)]
    if not found:
        law = rule("PUB-26", on=on)
        end = shifted(on, law.number, law.unit or Unit.WORKING_DAY, calendar)
        return _day(end.at), end.provisional, None
    (day, provisional), limit = min(found, key=lambda each: each[0][0])
    return day, provisional, limit


def _runs_from(limit: Limit, wanted: set[Start]) -> bool:
    kinds = {LimitKind.WITHIN, LimitKind.AT_ONCE, LimitKind.AHEAD}
    start = Start.NONE if limit.kind is LimitKind.AT_ONCE and limit.start is Start.NONE else limit.start
    return (
        limit.kind in kinds and (start in wanted) and (limit.value is not None or limit.kind is LimitKind.AT_ONCE)
    )


def _ends(limit: Limit, on: dt.date, calendar: Calendar) -> tuple[dt.date, bool]:
    if limit.value is None or limit.unit is None or limit.unit in _SHORT:
        hours = limit.value or 0 if limit.unit is Unit.HOUR else 0
        return on + dt.timedelta(days=hours // 24), False
    end = shifted(on, -limit.value if limit.kind is LimitKind.AHEAD else limit.value, limit.unit, calendar)
    return _day(end.at), end.provisional


def _periodic(limit: Limit, first: dt.date, last: dt.date, calendar: Calendar) -> Iterator[Occasion]:
    """Daily to yearly, by terms and seasons; each second or third where these divide the year."""
    limit = _in_parts(limit)
    for period in in_season(limit, _periods(limit, first, last, calendar)):
        rhythm = limit.rhythm or Rhythm.YEARLY
        due, provisional = _due(limit, period, calendar)
        if rhythm is Rhythm.DAILY:
            label, key = str(due), f"daily:{due}"
            yield Occasion(key, label, due, due, due, due, period.provisional)
            continue
        label = _label(rhythm, period, limit.every)
        day = f"{limit.due_month or ''}.{limit.due_day or ''}"
        key = f"{rhythm.value}{limit.every}:{period.period_first}:{day}"
        sure = provisional or period.provisional
        yield Occasion(key, label, period.period_first, period.period_last, period.period_first, due, sure)


def _in_parts(limit: Limit) -> Limit:
    """每年两次 is once each half-year; what cannot be parted evenly stays one occasion of its period."""
    if limit.rhythm is None or limit.every != 1 or (limit.rhythm, limit.times) not in _PARTS:
        return limit
    rhythm, every = _PARTS[limit.rhythm, limit.times]
    return replace(limit, rhythm=rhythm, every=every, times=1)


def _periods(limit: Limit, first: dt.date, last: dt.date, calendar: Calendar) -> Iterable[Occurrence]:
    """The periods of a rhythm that may fall due between two days."""
    if limit.rhythm is None or (limit.rhythm in OWN and limit.every != 1):
        return ()
    if limit.rhythm is Rhythm.DAILY:
        return days(first, last, calendar if limit.unit is Unit.WORKING_DAY else None)
    if limit.rhythm in OWN:
        return OWN[limit.rhythm](first - _BACK, last)
    how = Frequency(limit.rhythm.value)  # type: ignore[call-arg]  # a member by its code
    return _joined(occurrences(how, first - _BACK, last, calendar=calendar), limit)


def _joined(periods: Iterable[Occurrence], limit: Limit) -> list[Occurrence]:
    """Every two months is January with February: periods joined from the start of the year on."""
    if limit.every == 1:
        return list(periods)
    if not divides(limit):
        return []
    months = 12 // A_YEAR[limit.rhythm or Rhythm.MONTHLY] * limit.every
    return [
        each._replace(period_first=_months_before(each.period_last, months))
        for each in periods
        if each.period_last.month % months == 0
    ]


def _months_before(last: dt.date, months: int) -> dt.date:
    return dt.date(last.year, last.month - months + 1, 1)


def _due(limit: Limit, period: Occurrence, calendar: Calendar) -> tuple[dt.date, bool]:
    """The last day of a period, or a day set in it, or in the next one, or so long after it."""
    if limit.value is not None and limit.unit and limit.unit not in _SHORT:
        start = _start(limit, period)
        end = shifted(start, limit.value, limit.unit, calendar)
        return _day(end.at), end.provisional
    if limit.due_day is None and limit.due_month is None:
        return period.period_last, False
    if limit.rhythm is Rhythm.WEEKLY:
        return period.period_first + dt.timedelta(days=(limit.due_day or 7) - 1), False
    start = period.period_last + dt.timedelta(days=1) if limit.following else period.period_first
    month = start.month + (limit.due_month or 1) - 1
    return _clamped(start.year, month, limit.due_day), False


def _start(limit: Limit, period: Occurrence) -> dt.date:
    """Day 0: the period's last day, the day on which it opens (开学后), or the one before (每月前5个工作日)."""
    if not limit.opening:
        return period.period_last
    return period.period_first if limit.what else period.period_first - dt.timedelta(days=1)


def _yearly_date(limit: Limit, first: dt.date, last: dt.date, _calendar: Calendar) -> Iterator[Occasion]:
    """By a day of each year; 次年 means that it is about the year before."""
    for year in range(first.year, last.year + 1):
        due = _clamped(year, limit.due_month or 12, limit.due_day)
        about = year - 1 if limit.following else year
        begin, end = dt.date(about, 1, 1), dt.date(about, 12, 31)
        key = f"year:{about}:{due.month}.{limit.due_day or 0}"
        label = f"{about}年" if limit.following or due.month == 12 else f"{year}年{due.month}月"  # noqa: PLR2004  # December
        yield Occasion(key, label, begin, end, begin, due, provisional=False)


def _once(limit: Limit, _first: dt.date, _last: dt.date, _calendar: Calendar) -> Iterator[Occasion]:
    due = _clamped(limit.year or 1, limit.due_month or 12, limit.due_day)
    yield Occasion(f"once:{due}", f"{due}", None, None, min(due, dt.date(due.year, 1, 1)), due, provisional=False)


def _label(rhythm: Rhythm, period: Occurrence, every: int) -> str:
    first = period.period_first
    if every > 1:
        return f"{first.year}年{first.month}至{period.period_last.month}月"
    if rhythm is Rhythm.WEEKLY:
        return f"{first}至{period.period_last}"
    if rhythm is Rhythm.YEARLY:
        return f"{first.year}年"
    if rhythm in NAMES:
        return NAMES[rhythm](period)
    part = (first.month - 1) // _MONTHS[rhythm] + 1
    names = {
        Rhythm.MONTHLY: f"{part}月",
        Rhythm.QUARTERLY: f"第{'一二三四'[(part - 1) % 4]}季度",
        Rhythm.HALF_YEARLY: "上半年" if part == 1 else "下半年",
    }
    return f"{first.year}年{names[rhythm]}"


def _clamped(year: int, month: int, day: int | None) -> dt.date:
    """A day of a month, the last where it has none such or none is said (0)."""
    longest = monthrange(year, month)[1]
    return dt.date(year, month, min(day or longest, longest))


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


_makers = {
    LimitKind.PERIODIC: _periodic,
    LimitKind.YEARLY_DATE: _yearly_date,
    LimitKind.ONCE: _once,
}
