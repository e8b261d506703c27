"""The two small calculators: the processing fee, and a date so many days from another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law import fees
from gongkai.law.periods import shifted
from gongkai.law.rulebook import Unit, UnknownRuleError
from gongkai.portal import given
from gongkai.portal.law import sources
from gongkai.portal.law.words import kind_words, long_day, weekday

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongkai.law.fees import Fee
    from gongkai.law.rulebook import Rule

BASES = (
    ("items", "按件", "一个自然月内提出的申请件数"),
    ("pages", "按页", "一件申请所要的页数"),
)
UNITS = ((Unit.WORKING_DAY.value, "个工作日"), (Unit.DAY.value, "日"), (Unit.MONTH.value, "个月"))
FIRST_YEAR, LAST_YEAR = 1949, 2199
MOST_DIGITS = 5


@dataclass(slots=True)
class FeeAnswer:
    """What was typed about a fee, what comes of it, what is wrong."""

    basis: str
    number: str
    before: str
    fee: Fee | None = None
    rule: Rule | None = None
    error: str = ""

    @property
    def amount(self) -> str:
        return fees.yuan(self.fee.fen) if self.fee else ""


def ask_fee(query: QueryDict) -> FeeAnswer:
    """The fee that an address asks for."""
    basis = given.choice(query, "basis", tuple(code for code, _, _ in BASES))
    answer = FeeAnswer(basis, given.text(query, "number")[:16], given.text(query, "before")[:16])
    if not answer.number:
        return answer
    number, before = _whole(answer.number), _whole(answer.before or "0")
    if number is None or before is None:
        answer.error = "件数和页数应为不超过五位的整数，如 35"
        return answer
    try:
        if basis == "items":
            answer.fee = fees.by_items(number, before=before, book=sources.book())
        else:
            answer.fee = fees.by_pages(number, book=sources.book())
        answer.rule = sources.book().rule(fees.BY_ITEMS if basis == "items" else fees.BY_PAGES)
    except (fees.FeeError, UnknownRuleError) as error:
        answer.error = str(error)
    return answer


@dataclass(slots=True)
class DayAnswer:
    """What was typed about a date, the day that comes of it, what is wrong."""

    start: given.GivenDate
    count: str
    unit: str
    found: dt.date | None = None
    provisional: bool = False
    error: str = ""

    @property
    def words(self) -> str:
        return long_day(self.found) if self.found else ""

    @property
    def kind(self) -> str:
        if not self.found:
            return ""
        return f"{weekday(self.found)}，{kind_words(sources.calendar().day(self.found))}"

    @property
    def start_words(self) -> str:
        return long_day(self.start.day) if self.start.day else ""

    @property
    def direction(self) -> str:
        """往后第 20 个工作日, 往前第 5 日."""
        way = "往前" if self.count.startswith("-") else "往后"
        return f"{way}第{self.count.lstrip('+-')}{dict(UNITS)[self.unit]}"


def ask_day(query: QueryDict) -> DayAnswer:
    """The day that an address asks for."""
    unit = given.choice(query, "unit", tuple(code for code, _ in UNITS))
    answer = DayAnswer(given.date(query, "from"), given.text(query, "count")[:16], unit)
    if not (answer.start.text or answer.count):
        return answer
    count = _whole(answer.count.lstrip("+-"))
    if answer.start.day is None or not FIRST_YEAR <= answer.start.day.year <= LAST_YEAR:
        answer.error = f"起始日期应为 {FIRST_YEAR} 至 {LAST_YEAR} 年间的日期，写作 2026-01-26"
    elif count is None:
        answer.error = "数目应为不超过五位的整数，往前数的写负数，如 20、-5"
    else:
        count = -count if answer.count.startswith("-") else count
        try:
            due = shifted(answer.start.day, count, Unit(unit), sources.calendar())  # type: ignore[call-arg]  # looks a member up; the label belongs to its making
        except OverflowError:
            answer.error = "算出的日期太远，请减小数目"
        else:
            found = due.at.date() if isinstance(due.at, dt.datetime) else due.at
            answer.found, answer.provisional = found, due.provisional
    return answer


def _whole(text: str) -> int | None:
    """A whole number of few digits."""
    sound = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if sound else None
