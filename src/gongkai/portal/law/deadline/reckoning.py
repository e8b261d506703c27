"""The answer to a question: the date with all that belongs to it, or what is impossible and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.law.cautions import cautions
from gongkai.law.clock import State, deadline
from gongkai.law.errors import ClockError
from gongkai.law.procedure import procedure
from gongkai.portal.law import sources
from gongkai.portal.law.deadline.question import PROCEDURE
from gongkai.portal.law.deadline.strip import months
from gongkai.portal.law.words import kind_words, long_day, weekday

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.law.clock import Deadline
    from gongkai.law.events import Event
    from gongkai.law.rulebook import Rule
    from gongkai.portal.law.deadline.question import Question
    from gongkai.portal.law.deadline.strip import Month

TONES = {
    State.RUNNING: "primary",
    State.SUSPENDED: "warning",
    State.STOPPED: "warning",
    State.DONE: "success",
    State.OVERDUE: "danger",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the proof: `total` is what has been counted so far."""

    first: dt.date
    last: dt.date | None
    days: int | None
    counted: int
    total: int
    why: str
    rule: Rule


@dataclass(frozen=True)
class Reckoning:
    """A deadline as the page shows it, seen from the end of a day."""

    found: Deadline
    at: dt.date
    lines: tuple[Line, ...]
    months: tuple[Month, ...]
    hidden_months: int
    cautions: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        return self.state is State.OVERDUE

    @property
    def doubts(self) -> list[str]:
        """The rules used of which we are not sure."""
        return [rule.title for rule in self.found.rules if rule.caution]

    @property
    def due(self) -> dt.date | None:
        return self.found.due

    @property
    def due_words(self) -> str:
        return long_day(self.found.due) if self.found.due else ""

    @property
    def due_kind(self) -> str:
        """星期六，调休上班日."""
        due = self.found.due
        return f"{weekday(due)}，{kind_words(self.found.calendar.day(due))}" if due else ""

    @property
    def state(self) -> State:
        return self.found.state(self.at)

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def total(self) -> int:
        """Working days counted in all."""
        return self.lines[-1].total if self.lines else 0

    @property
    def remaining(self) -> str:
        """How much is left, in words."""
        left, end = self.found.remaining(self.at), self.found.history.end
        if self.state is State.DONE and end:
            if self.found.due is None:
                return f"{long_day(end.on)}{end.type.label}"
            late = end.on > self.found.due
            return f"{long_day(end.on)}{end.type.label}，{'晚于最迟日期' if late else '没有超期'}"
        if left is None:
            return "恢复计算之后才能确定日期"
        if left < 0 or self.state is State.OVERDUE:
            return f"已超过 {-left} 个工作日" if left else "已过最迟日期"
        return "当日是最后一天" if left == 0 and self.at == self.found.due else f"还有 {left} 个工作日"

    @property
    def waiting(self) -> str:
        """Why there is no date; empty where there is one."""
        if self.found.due:
            return ""
        stopped = self.found.history.stopped
        if stopped:
            return f"{stopped.cause.on} {stopped.cause.type.label}之后，期限停止计算，等待重新起算"
        return "征求意见尚未结束，期限中止计算，收到意见之后才能确定日期"


@dataclass(frozen=True)
class Refusal:
    """A history that cannot be: what is wrong and the rule that says so. The row bears it where there is one."""

    message: str
    rule: str | None
    at_row: int | None = field(default=None)


def reckon(question: Question) -> Reckoning | Refusal | None:
    """What comes of a question; None for one that is not sound yet."""
    if not question.sound:
        return None
    try:
        found = deadline(
            procedure(PROCEDURE, sources.book()),
            sources.calendar(),
            question.events(),
            channel=question.channel,
            known_at=question.known_at.day,
        )
    except ClockError as error:
        return _refused(question, error)
    shown, hidden = months(found, question.events(), question.at)
    return Reckoning(found, question.at, _lines(found), shown, hidden, _cautions(found), tuple(_told(question)))


def _cautions(found: Deadline) -> tuple[str, ...]:
    """What to know before relying on the date; unsure rules are told apart (`doubts`)."""
    doubts = tuple(rule.caution for rule in found.rules if rule.caution)
    return tuple(dict.fromkeys(each for each in cautions(found) if not (doubts and each.startswith(doubts))))


def _refused(question: Question, error: ClockError) -> Refusal:
    """The refusal, noted in the row whose event it names."""
    for row in question.rows:
        if error.event is not None and row.event() == error.event:
            row.error[""] = str(error)
            return Refusal(str(error), error.rule, row.number)
    return Refusal(str(error), error.rule)


def _lines(found: Deadline) -> tuple[Line, ...]:
    total, lines = 0, []
    for span in found.proof:
        total += span.counted
        lines.append(Line(span.first, span.last, span.days, span.counted, total, span.why, span.rule))
    return tuple(lines)


def _told(question: Question) -> list[str]:
    """What the reckoning was told, in order of days: for the printed sheet."""
    told = []
    for event in sorted(question.events(), key=lambda event: event.on):
        more = f"（{event.days}个工作日，{event.approved_by}同意）" if event.days else ""
        more += f"（至{event.until}）" if event.until else ""
        told.append(f"{event.on} {event.type.label}{more}")
    return told


def shown(found: Deadline, events: Sequence[Event], at: dt.date) -> Reckoning:
    """A deadline that was worked out elsewhere, of a case under way, as the pages show one."""
    weeks, hidden = months(found, events, at)
    return Reckoning(found, at, _lines(found), weeks, hidden, _cautions(found), ())
