"""One period of a dispute: its last day by the rule's own unit, with the proof of every day.

Days of three, five, seven and ten are working days in a review since 2024, others natural days (行政复议法 88); a
natural period that would end on a holiday ends on the first working day after it (rule PER-ROLL).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai.law.calendar import DayKind
from gongkai.law.periods import due_date, shifted
from gongkai.law.proof import Span
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.calendar import Calendar
    from gongkai.law.installed import Law
    from gongkai.law.rulebook import Rule

ONE_DAY = dt.timedelta(days=1)
_WORKING = frozenset({DayKind.WORKING, DayKind.ADJUSTED})
DAY0, ROLL, WEEKEND, HOLIDAY = "CLK-DAY0", "PER-ROLL", "CLK-WEEKEND", "CLK-HOLIDAY"


@dataclass(frozen=True)
class Term:
    """A period that runs in a dispute. `ours`: the organ's own; else the review body's or the court's.

    `start` is day 0, `due` the last day (None while a stay leaves it open), `done` the day on which it was kept.
    `fixed` is a day that a decision or a court set itself; `paused` the natural days of a stay that were left out,
    by the rule `pause`.
    """

    code: str
    label: str
    rule: Rule
    start: dt.date
    why: str
    law: Law
    ours: bool = True
    done: dt.date | None = None
    over: bool = False
    fixed: dt.date | None = None
    paused: int = 0
    stayed: bool = False
    extension: Rule | None = None
    extended: int = 0
    pause: str = "DIS-PAUSE"

    @property
    def due(self) -> dt.date | None:
        """The last day."""
        return None if self.stayed else self._counted[0]

    @property
    def provisional(self) -> bool:
        """Whether holidays not announced yet may still move it."""
        return not self.stayed and self._counted[1]

    @property
    def open(self) -> bool:
        """Whether somebody still has to keep it."""
        return self.done is None and not self.over

    @property
    def late(self) -> bool:
        """Whether it was kept after its last day."""
        return bool(self.done and self.due and self.done > self.due)

    def left(self, today: dt.date) -> int | None:
        """Days left in the rule's own unit; negative once it has passed, None while it is open-ended."""
        if self.due is None:
            return None
        if self.rule.unit is Unit.WORKING_DAY and self.fixed is None:
            count = self.calendar.count(today, self.due)
            return count if today <= self.due else min(-1, count)
        return (self.due - today).days

    @property
    def unit(self) -> str:
        """What `left` counts."""
        working = self.rule.unit is Unit.WORKING_DAY and self.fixed is None
        return "个工作日" if working else "日"

    def words(self, today: dt.date) -> tuple[str, str]:
        """How it stands, in words, and the tone that repeats them."""
        if self.done:
            return (f"{self.done} 完成，逾期", "late") if self.late else (f"{self.done} 完成", "done")
        if self.over:
            return "不再适用", ""
        left = self.left(today)
        if left is None:
            return ("正当事由消除后起算" if self._waits else "中止") + "，暂无到期日", ""
        unsure = "（暂定）" if self.provisional else ""
        if left < 0:
            return f"已逾期{-left}{self.unit}{unsure}", "late"
        said = "今天到期" if left == 0 else f"还剩{left}{self.unit}"
        return said + unsure, "soon" if self.ours and left <= SOON else ""

    @property
    def calendar(self) -> Calendar:
        """The calendar that counts."""
        return self.law.calendar

    @cached_property
    def _counted(self) -> tuple[dt.date, bool]:
        if self.fixed is not None:
            return self.fixed, False
        if not (self.paused or self.extended):
            due = due_date(self.rule, self.start, self.calendar)
            return _day(due.at), due.provisional
        return self._rolled(self._plain_end)

    @property
    def _plain_end(self) -> dt.date:
        """The last day before a holiday moves it."""
        if self.rule.unit is None:
            return self.start
        end = _day(shifted(self.start, self.rule.number, self.rule.unit, self.calendar).at)
        return end + ONE_DAY * (self.extended + self.paused)

    def _rolled(self, end: dt.date) -> tuple[dt.date, bool]:
        """An end moved by a holiday, and whether that rests on a notice that has not come."""
        if self.calendar.is_working(end):
            return end, self.calendar.day(end).provisional
        moved = self.calendar.add(end, 1)
        return moved.date, self.calendar.provisional(end, moved.date)

    @property
    def proof(self) -> list[Span]:
        """Every day from day 0 to the last, counted or not, with the rule."""
        return list(self._spans())

    @property
    def rules(self) -> list[Rule]:
        """The rules that made the day, the limit first."""
        used = {rule.id: rule for rule in (self.rule, *(span.rule for span in self.proof))}
        return list(used.values())

    @property
    def cautions(self) -> list[str]:
        """What must be said beside the day."""
        return [f"{rule.caution}：{rule.note or rule.says}。" for rule in self.rules if rule.caution]

    def _spans(self) -> Iterator[Span]:
        book = self.law.book
        yield Span(self.start, self.start, 0, f"{self.why}，为第0日，不计入", book.rule(DAY0, on=self.start))
        if self.due is None:
            why = "法院准许延期，正当事由消除后起算" if self._waits else "中止，恢复后确定到期日"
            yield Span(self.start + ONE_DAY, None, 0, why, self._pausing)
        elif self.fixed is not None:
            if self.start < self.fixed:
                yield Span(self.start + ONE_DAY, self.fixed, 0, "写明的期限，不逐日计算", self.rule)
        elif self.rule.unit is Unit.WORKING_DAY:
            yield from self._working(self.due)
        else:
            yield from self._natural(self.due)

    @property
    def _waits(self) -> bool:
        """Whether it is open since its own beginning has not come, not by a stay."""
        return self.pause == self.rule.id

    @property
    def _pausing(self) -> Rule:
        """The rule that leaves out a stay: as it stands today where the period began before there was one."""
        versions = self.law.book.versions(self.pause)
        return next((each for each in versions if each.in_force(self.start)), versions[-1])

    def _working(self, due: dt.date) -> Iterator[Span]:
        number = 0
        for run in self.calendar.spans(self.start + ONE_DAY, due):
            days = (run.last - run.first).days + 1
            if run.kind in _WORKING:
                yield Span(run.first, run.last, days, f"工作日，计第{number + 1}至{number + days}日", self.rule)
                number += days
            else:
                which = HOLIDAY if run.notice else WEEKEND
                why = f"{run.name}放假，不计入" if run.notice else "周末，不计入"
                yield Span(run.first, run.last, 0, why, self.law.book.rule(which, on=self.start))

    def _natural(self, due: dt.date) -> Iterator[Span]:
        whole = self._plain_end
        base = whole - ONE_DAY * (self.extended + self.paused)
        yield Span(
            self.start + ONE_DAY,
            base,
            (base - self.start).days,
            f"自然日，节假日计入，共{self.rule.amount}",
            self.rule,
        )
        if self.extended:
            rule, last = self.extension or self.rule, base + ONE_DAY * self.extended
            yield Span(base + ONE_DAY, last, self.extended, "延长期，自然日", rule)
        if self.paused:
            rule = self._pausing
            yield Span(whole - ONE_DAY * (self.paused - 1), whole, 0, f"补回中止的{self.paused}日", rule)
        if whole < due:
            rule = self.law.book.rule(ROLL, on=due)
            yield Span(whole + ONE_DAY, due, 0, f"末日{whole}为节假日，顺延到其后第一个工作日", rule)


SOON = 5


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
