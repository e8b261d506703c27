"""Periods by the rule's own unit: working days, days, weeks, months, years, hours, and dates of the year.

The day (or moment) from which a period runs is day 0 (rule CLK-DAY0). A period in days ends on a day of China,
one in hours at a moment in Asia/Shanghai, wherever the server stands. Months are counted by rule PER-MONTH-END,
hours by PER-HOUR, periodic duties by PER-CYCLE; what rolls over a holiday does so by PER-ROLL. For the statutory
clock of a case with its suspensions and restarts see `gongkai.law.clock`.
"""

from __future__ import annotations

import calendar as gregorian
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from gongkai.law.rulebook import RuleKind, Unit
from gongkai.law.rulebook.book import SHANGHAI
from gongkai.law.rulebook.model import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.calendar import Calendar
    from gongkai.law.rulebook import Rule

__all__ = [
    "Due",
    "Frequency",
    "Occurrence",
    "PeriodError",
    "add_months",
    "due_date",
    "hours_after",
    "occurrence",
    "occurrences",
    "shifted",
]

NEXT_WORKING_DAY = "next_working_day"
BEFORE = "before"
_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
_DAYS = {Unit.DAY: 1, Unit.WEEK: _DAYS_A_WEEK}
_MONTHS = {Unit.MONTH: 1, Unit.CALENDAR_MONTH: 1, Unit.YEAR: _MONTHS_A_YEAR}
_MOMENTS = {
    Unit.HOUR: timedelta(hours=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.SECOND: timedelta(seconds=1),
}


class PeriodError(ValueError):
    """A rule that states no period, or states it in a way that cannot be counted."""


class Due(NamedTuple):
    """When a period ends: a date, or an aware datetime for a period in hours.

    `provisional` says that a holiday not yet announced may still move it.
    """

    at: date | datetime
    provisional: bool


class Frequency(Labelled):
    """How often a periodic duty comes round; the codes are those of a PERIODIC rule's value."""

    WEEKLY = "weekly", "每周"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    HALF_YEARLY = "half-yearly", "每半年"
    YEARLY = "yearly", "每年"


_SPANS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: _MONTHS_A_YEAR,
}


class Occurrence(NamedTuple):
    """One occasion of a periodic duty: the period that it is about, both days included, and when it is due."""

    period_first: date
    period_last: date
    due: date
    provisional: bool


def due_date(rule: Rule, start: date | datetime, calendar: Calendar) -> Due:
    """When a simple LIMIT or DATE rule that began on `start` falls due, whatever its unit.

    A limit of days takes a date, or an aware datetime, whose day in China counts; one of hours an aware datetime.
    A DATE rule falls due on its day of the year, the first that is not before `start`. Where the rule sets a
    minimum, the day is that on which it is complete. `params.direction = "before"` counts backwards (seven days
    before a hearing); `params.roll = "next_working_day"` moves a last day that is a holiday to the next working
    day (rule PER-ROLL).
    Raises PeriodError for a rule that is no such period, TypeError for a start that does not fit it, and
    OverflowError outside the years 1 to 9999.
    """
    if rule.kind is RuleKind.DATE:
        return _rolled(rule, Due(_next_occurrence(rule, _day(start)), provisional=False), calendar)
    if rule.kind is not RuleKind.LIMIT or rule.unit is None:
        raise PeriodError(f"规则 {rule.id} 是{rule.kind.label}，不是期限或者固定日期，不能计算到期日")
    count = -rule.number if _backwards(rule) else rule.number
    if rule.unit in _MOMENTS:
        return Due(_moment(start, count * _MOMENTS[rule.unit], rule), provisional=False)
    return _rolled(rule, shifted(_day(start), count, rule.unit, calendar), calendar)


def hours_after(start: datetime, rule: Rule) -> datetime:
    """The moment, in Asia/Shanghai, at which a limit in hours (minutes, seconds) ends; holidays do not stop it.

    Raises TypeError for a naive datetime or a date, PeriodError for a rule in another unit.
    """
    if rule.unit not in _MOMENTS:
        raise PeriodError(f"规则 {rule.id} 的期限是{rule.amount or '空'}，不按小时计算")
    count = -rule.number if _backwards(rule) else rule.number
    return _moment(start, count * _MOMENTS[rule.unit], rule)


def shifted(day: date, count: int, unit: Unit, calendar: Calendar) -> Due:
    """A day and so many working days, days, weeks, months or years; backwards where count is negative.

    Only working days can be provisional. Raises PeriodError for a unit that is no length of days, and
    OverflowError outside the years 1 to 9999.
    """
    if unit is Unit.WORKING_DAY:
        total = calendar.add(day, count)
        return Due(total.date, total.provisional)
    if unit in _DAYS:
        return Due(day + timedelta(days=count * _DAYS[unit]), provisional=False)
    if unit in _MONTHS:
        return Due(add_months(day, count * _MONTHS[unit]), provisional=False)
    raise PeriodError(f"{unit.value}不是日、月、年一类的单位，不能与日期相加")


def add_months(day: date, count: int) -> date:
    """The same day so many months later; the last day of a shorter month where it has no such day (01-31 → 02-28).

    Raises OverflowError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + count, _MONTHS_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("算出的日期超出公元 1 至 9999 年")
    return _clamped(year, month + 1, day.day)


def occurrence(rule: Rule, year: int) -> date:
    """The day of a DATE rule in a year: by 31 March. A 29 February is the 28th in a common year.

    Raises PeriodError for a rule of another kind.
    """
    if rule.kind is not RuleKind.DATE:
        raise PeriodError(f"规则 {rule.id} 是{rule.kind.label}，不是每年的固定日期")
    month, day = (int(part) for part in str(rule.value).split("-"))
    return _clamped(year, month, day)


def occurrences(
    frequency: Frequency | str,
    first: date,
    last: date,
    *,
    grace: Rule | None = None,
    calendar: Calendar,
) -> list[Occurrence]:
    """Every occasion of a periodic duty from the period that `first` lies in through the one that `last` lies in.

    Periods are whole calendar weeks (Monday to Sunday), months, quarters, half-years and years; one follows upon
    the other without a gap. An occasion is due on the last day of its period, or with `grace`, a LIMIT or DATE
    rule in days, when that ends, counted from that last day as day 0. Raises PeriodError for an unknown frequency
    or a grace in hours, OverflowError outside the years 1 to 9999.
    """
    try:
        how = Frequency(frequency)  # type: ignore[call-arg]  # looks a member up; the label belongs to its making
    except ValueError:
        known = "、".join(member.value for member in Frequency)
        raise PeriodError(f"不认识的周期 {frequency}，应为 {known} 之一") from None
    if grace is not None and grace.unit in _MOMENTS:
        raise PeriodError(f"规则 {grace.id} 按小时计算，不能作周期事项的宽限期")
    return [_occasion(begin, end, grace, calendar) for begin, end in _periods(how, _day(first), _day(last))]


def _occasion(begin: date, end: date, grace: Rule | None, calendar: Calendar) -> Occurrence:
    due = due_date(grace, end, calendar) if grace else Due(end, provisional=False)
    return Occurrence(begin, end, _day(due.at), due.provisional)


def _periods(frequency: Frequency, first: date, last: date) -> Iterator[tuple[date, date]]:
    day = first
    while day <= last:
        begin, end = _period(frequency, day)
        yield begin, end
        if end == date.max:
            return
        day = end + timedelta(days=1)


def _period(frequency: Frequency, day: date) -> tuple[date, date]:
    """The period of the calendar in which a day lies."""
    if frequency is Frequency.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=_DAYS_A_WEEK - 1)
    span = _SPANS[frequency]
    begin = date(day.year, (day.month - 1) // span * span + 1, 1)
    closing = begin.month + span - 1
    return begin, _clamped(begin.year, closing, gregorian.monthrange(begin.year, closing)[1])


def _next_occurrence(rule: Rule, start: date) -> date:
    this_year = occurrence(rule, start.year)
    if this_year >= start:
        return this_year
    if start.year == date.max.year:
        raise OverflowError("算出的日期超出公元 1 至 9999 年")
    return occurrence(rule, start.year + 1)


def _rolled(rule: Rule, due: Due, calendar: Calendar) -> Due:
    """Where the rule says so, a last day that is a holiday gives way to the next working day."""
    roll = rule.params.get("roll")
    if roll is None:
        return due
    if roll != NEXT_WORKING_DAY:
        raise PeriodError(f"规则 {rule.id} 的 params.roll 应为 {NEXT_WORKING_DAY}，而不是 {roll}")
    day = _day(due.at)
    if calendar.is_working(day):
        return Due(day, due.provisional or calendar.day(day).provisional)
    end = calendar.add(day, 1).date
    return Due(end, due.provisional or calendar.provisional(day, end))


def _backwards(rule: Rule) -> bool:
    direction = rule.params.get("direction")
    if direction not in {None, BEFORE}:
        raise PeriodError(f"规则 {rule.id} 的 params.direction 应为 {BEFORE}，而不是 {direction}")
    return direction == BEFORE


def _moment(start: date | datetime, length: timedelta, rule: Rule) -> datetime:
    if not isinstance(start, datetime) or start.utcoffset() is None:
        raise TypeError(f"规则 {rule.id} 按{rule.amount}计算，起点应为带时区的时刻，而不是 {start!r}")
    # In UTC: between two moments of one zone Python subtracts clock faces, and China had summer time until 1991.
    return (start.astimezone(UTC) + length).astimezone(SHANGHAI)


def _day(moment: date | datetime) -> date:
    """The day in China."""
    if not isinstance(moment, datetime):
        return moment
    if moment.utcoffset() is None:
        raise TypeError(f"起点应为日期，或者带时区的时刻，而不是 {moment!r}")
    return moment.astimezone(SHANGHAI).date()


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, gregorian.monthrange(year, month)[1]))
