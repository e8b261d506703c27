"""Working days with 调休, as known on a day: adding, counting, and what each day is and why."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from gongkai.law.calendars.knowledge import knowledge, shipped
from gongkai.law.calendars.table import DayKind

if TYPE_CHECKING:
    from gongkai.law.calendars.knowledge import Knowledge
    from gongkai.law.calendars.table import Fact
    from gongkai.law.notices import Notice

__all__ = ["Calendar", "Day", "DayKind", "Span", "Sum", "national"]


class Day(NamedTuple):
    """A day: its kind, the holiday's name, the id of the notice that says so; whether it is provisional."""

    date: date
    kind: DayKind
    name: str
    notice: str | None
    provisional: bool


class Span(NamedTuple):
    """Days on end, both included, of which the same is known."""

    first: date
    last: date
    kind: DayKind
    name: str
    notice: str | None
    provisional: bool


class Sum(NamedTuple):
    """The day that a count of working days comes to; provisional where it rests on a provisional day."""

    date: date
    provisional: bool


class Calendar:
    """Working days in one state of knowledge; immutable. Days are `date`s of China; a moment raises TypeError.

    A day is provisional when no known notice has announced its year, or when it is one of the last days of
    December, which the next year's notice may still take, and that notice is not known. Provisional days go by
    Monday to Friday and the holidays that the law itself names, and say that they are provisional.
    """

    __slots__ = ("_at", "_knowledge", "_table")

    def __init__(self, knowledge: Knowledge, at: date | None = None) -> None:
        self._knowledge = knowledge
        self._at = at
        self._table = knowledge.table(at)

    @property
    def at(self) -> date | None:
        """The day as known on which this calendar stands; None: all that is known."""
        return self._at

    @property
    def places(self) -> tuple[str, ...]:
        """The places whose own notices count here."""
        return self._knowledge.places

    @property
    def notices(self) -> list[Notice]:
        """The notices in force, in the order in which a later one prevails."""
        return self._knowledge.known(self._at)

    @property
    def announced(self) -> frozenset[int]:
        """The years whose notice is known."""
        return self._table.announced

    def notice(self, notice_id: str) -> Notice:
        """A notice in force by its id, such as `Day.notice` names. Raises KeyError."""
        for notice in self.notices:
            if notice.id == notice_id:
                return notice
        raise KeyError(f"没有编号为 {notice_id} 的放假通知")

    def known_at(self, at: date | None) -> Calendar:
        """The same calendar as known at the end of a day; None: with all that is known."""
        if at is not None:
            _ordinal(at)
        return Calendar(self._knowledge, at)

    def with_notices(self, *notices: Notice) -> Calendar:
        """This calendar and more notices: an uploaded year, a one-off change, a place's exceptions.

        Raises InvalidNoticeError where an id is taken by another notice.
        """
        return Calendar(knowledge((*self._knowledge.all, *notices), self.places), self._at)

    def for_place(self, *places: str) -> Calendar:
        """This calendar with the exceptions of these places (a city and its province, say), which prevail over the
        national notices; without places, the national calendar again."""
        return Calendar(knowledge(self._knowledge.all, tuple(sorted(set(places)))), self._at)

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day."""
        return self._table.fact(_ordinal(day)).works

    def day(self, day: date) -> Day:
        """What a day is and which notice says so."""
        return Day(day, *self._table.fact(_ordinal(day)))

    def add(self, day: date, count: int) -> Sum:
        """The count-th working day after a day, or before it where count is negative; 0 gives the day itself.

        Raises OverflowError where that day lies outside the years 1 to 9999.
        """
        table, start = self._table, _ordinal(day)
        if type(count) is not int:
            raise TypeError(f"工作日的个数应为整数，而不是 {count!r}")
        if count == 0:
            return Sum(day, provisional=False)
        if count > 0:
            end = table.nth(table.rank(start) + count)
            return Sum(_date(end), table.doubts(end) != table.doubts(start))
        end = table.nth(table.rank(start - 1) + count + 1)
        return Sum(_date(end), table.doubts(end - 1) != table.doubts(start - 1))

    def count(self, after: date, through: date) -> int:
        """The working days after one day through another; negative where the second comes first."""
        return self._table.rank(_ordinal(through)) - self._table.rank(_ordinal(after))

    def provisional(self, first: date, last: date) -> bool:
        """Whether any day from the first through the last is provisional."""
        start, end = _ordinal(first), _ordinal(last)
        return start <= end and self._table.doubts(end) != self._table.doubts(start - 1)

    def spans(self, first: date, last: date) -> list[Span]:
        """The days from the first through the last, those on end of which the same is known taken together."""
        runs = groupby(range(_ordinal(first), _ordinal(last) + 1), self._table.fact)
        return [_span(list(days), fact) for fact, days in runs]


@cache
def national() -> Calendar:
    """The calendar of the whole country with all notices of this release."""
    return Calendar(knowledge(shipped(), ()))


def _span(ordinals: list[int], fact: Fact) -> Span:
    return Span(_date(ordinals[0]), _date(ordinals[-1]), *fact)


def _ordinal(day: date) -> int:
    if type(day) is date or (isinstance(day, date) and not isinstance(day, datetime)):
        return day.toordinal()
    raise TypeError(f"应为日期（date），而不是 {day!r}：工作日按北京日期计算，请先取定日期")


def _date(ordinal: int) -> date:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError) as error:
        raise OverflowError("算出的日期超出公元 1 至 9999 年") from error
