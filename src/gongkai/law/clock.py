"""The clock: a due date as a pure function of rules, calendar and events, with the proof of every day.

政府信息公开条例 (2019) 30–35: 20 working days from receipt, restarted by a correction or a fee, suspended by
consultations, extended once. Nothing is stored: the same events give the same answer, in whatever order they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai.law.errors import ImpossibleHistoryError
from gongkai.law.history import ONE_DAY, fold
from gongkai.law.procedure import Procedure
from gongkai.law.proof import prove, used_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from gongkai.law.calendar import Calendar
    from gongkai.law.events import Event
    from gongkai.law.history import History, Pause
    from gongkai.law.proof import Span
    from gongkai.law.rulebook import Rule


class State(StrEnum):
    """Where a clock stands on a day."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    STOPPED = "stopped"
    DONE = "done"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """The state as a page shows it."""
        return _STATES[self]


_STATES = {
    State.RUNNING: "计算中",
    State.SUSPENDED: "中止计算",
    State.STOPPED: "停止计算，等待重新起算",
    State.DONE: "已办结",
    State.OVERDUE: "已逾期",
}


@dataclass(frozen=True)
class Deadline:
    """A due date and how it came about.

    `due` is None while nobody can know it: a consultation is open, or the clock waits for a correction
    or a payment.
    `provisional` says that it may still move: a year's holidays are not announced, or receipt is not confirmed.
    `calendar` is the calendar that counted; a finished case stays with what was known on the day that it ended.
    """

    due: date | None
    provisional: bool
    history: History
    calendar: Calendar

    @property
    def limit(self) -> int:
        """Working days that the clock has in all, an extension included."""
        return self.history.terms.limit.number + extension_days(self.history)

    @cached_property
    def proof(self) -> tuple[Span, ...]:
        """Every day from arrival to the due date, counted or not, with the reason and the rule."""
        return prove(self.history, self.calendar, self.due)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that made the date, in the order in which the proof needs them."""
        return used_rules(self.history, self.proof)

    def state(self, at: date) -> State:
        """Where the clock stands at the end of a day."""
        history = self.history
        if history.end and history.end.on <= at:
            return State.DONE
        if self._stopped(at):
            return State.STOPPED
        if self.due is not None and self.due < at:
            return State.OVERDUE
        if any(pause.covers(at) for pause in history.pauses):
            return State.SUSPENDED
        return State.RUNNING

    def remaining(self, at: date) -> int | None:
        """Working days left at the end of a day, negative once overdue; None while the clock is stopped.

        For a finished case, those that were left on the day that it ended.
        """
        end = self.history.end
        day = min(at, end.on) if end else at
        if self._stopped(day):
            return None
        if self.due is not None and (self.due <= day or self.history.delay):
            return self.calendar.count(day, self.due)
        start = self.history.start_on(day)
        return self.limit - counted(self.calendar, self.history.pauses, start, max(start, day))

    def _stopped(self, day: date) -> bool:
        """Whether the clock waits on that day for a correction or a payment."""
        return any(each.since <= day and (each.on is None or day < each.on) for each in self.history.restarts)


def deadline(
    rule: Rule | Procedure,
    calendar: Calendar,
    events: Iterable[Event],
    *,
    channel: str | None = None,
    known_at: date | None = None,
) -> Deadline:
    """The due date of a case, from a procedure's rules (or one plain rule), a calendar and events in any order.

    `channel` decides the day of receipt where the procedure asks for it (条例 31). `known_at` computes with what
    was known of holidays on that day; None with all that is known. A case that has ended keeps the calendar of
    its end.
    Raises EventError for what cannot be read and ImpossibleHistoryError, naming the article, for what cannot be.
    """
    history = fold(rule if isinstance(rule, Procedure) else Procedure.of(rule), events, channel)
    known = calendar.known_at(_knowledge(history, known_at))
    due = _due(history, known)
    provisional = history.awaited or (due is not None and known.provisional(history.start + ONE_DAY, due))
    return Deadline(due, provisional, history, known)


def _knowledge(history: History, known_at: date | None) -> date | None:
    """The day whose knowledge of holidays counts: that of a case's end, unless an earlier is asked."""
    if history.end is None:
        return known_at
    return history.end.on if known_at is None else min(known_at, history.end.on)


def _due(history: History, calendar: Calendar) -> date | None:
    if history.stopped:
        return None
    due = ended(calendar, history.pauses, history.start, history.terms.limit.number)
    if history.extension is not None:
        _check_extension(history.extension, due, history)
        due = ended(calendar, history.pauses, history.start, history.terms.limit.number + extension_days(history))
    if history.delay and history.delay.until and due is not None:
        return max(due, history.delay.until)
    return due


def _check_extension(extension: Event, due: date | None, history: History) -> None:
    if due is not None and extension.on > due and history.terms.extension:
        message = f"答复期限已于{due}届满，{extension.on}不能再延长"
        raise ImpossibleHistoryError(message, rule=history.terms.extension, event=extension)


def extension_days(history: History) -> int:
    """Working days that an extension adds; none when it was granted to a clock that has since begun anew."""
    extension = history.extension
    return extension.days if extension and extension.days and extension.on >= history.start else 0


def ended(calendar: Calendar, pauses: Iterable[Pause], start: date, count: int) -> date | None:
    """The count-th working day after `start` that no pause covers; None when an open pause comes before it."""
    due = calendar.add(start, count).date
    for pause in pauses:
        if due < pause.first:
            break
        if pause.last is None:
            return None
        if start < pause.last:
            due = calendar.add(due, calendar.count(max(pause.first - ONE_DAY, start), pause.last)).date
    return due


def counted(calendar: Calendar, pauses: Iterable[Pause], start: date, through: date) -> int:
    """The working days after `start` through a day that no pause covers."""
    days = calendar.count(start, through)
    for pause in pauses:
        last = through if pause.last is None else min(pause.last, through)
        days -= max(0, calendar.count(max(pause.first - ONE_DAY, start), last))
    return days
