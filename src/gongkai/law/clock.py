"""The clock: a due date as a pure function of rules, calendar and events, with the proof of every day.

政府信息公开条例 (2019) 30–35: 20 working days from receipt, restarted by a correction or a fee, suspended by
consultations, extended once. Nothing is stored: the same events give the same answer, in whatever order they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai.law.errors import UNWRITABLE, EventError, ImpossibleHistoryError
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
        return self.history.terms.limit.number + self.history.extended_by(self.history.start)

    @cached_property
    def counted_through(self) -> date | None:
        """The day on which the working days run out: the due date, or an earlier day where a delay was set."""
        history = self.history
        return _runs_out(history, self.calendar, history.start) if history.delay else self.due

    @cached_property
    def proof(self) -> tuple[Span, ...]:
        """Every day from arrival to the due date, counted or not, with the reason and the rule."""
        return prove(self.history, self.calendar, self.due, self.counted_through)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that made the date, in the order in which the proof needs them."""
        return used_rules(self.history, self.proof)

    def state(self, at: date) -> State:
        """Where the clock stands at the end of a day; before a restart, the clock that ran then."""
        history = self.history
        if history.end and history.end.on <= at:
            return State.DONE
        if self._stopped(at):
            return State.STOPPED
        start, runs_out = self._clock(at)
        due = self._due(runs_out)
        if due is not None and due < at:
            return State.OVERDUE
        if any(pause.covers(at) for pause in history.pauses) and start <= at and not (runs_out and runs_out < at):
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
        start, runs_out = self._clock(day)
        due = self._due(runs_out)
        if due is not None and (due <= day or due != runs_out):
            return self.calendar.count(day, due)
        limit = self.history.terms.limit.number + self.history.extended_by(start)
        return limit - counted(self.calendar, self.history.pauses, start, max(start, day))

    def ran_out_before(self, day: date) -> date | None:
        """The day on which the clock that ran until `day` had run out by then; None where it still ran."""
        start = self.history.start_on(day - ONE_DAY)
        ended_on = _runs_out(self.history, self.calendar, start)
        return ended_on if ended_on is not None and ended_on < day else None

    def _clock(self, day: date) -> tuple[date, date | None]:
        """Day 0 of the clock that ran on a day, and the day on which its working days run out."""
        history = self.history
        start = history.start_on(day)
        if start == history.start and not history.stopped:
            return start, self.counted_through
        return start, _runs_out(history, self.calendar, start)

    def _due(self, runs_out: date | None) -> date | None:
        return _delayed(self.history, runs_out)

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

    `channel` decides the day of receipt where the procedure asks for it (条例 31); None: that day is given.
    `known_at` computes with what was known of holidays on that day; None with all that the calendar knows. A case
    that has ended keeps the calendar of its end.
    Raises EventError for what cannot be read and ImpossibleHistoryError, naming the article, for what cannot be.
    """
    try:
        return _deadline(rule, calendar, events, channel, known_at)
    except OverflowError as error:
        raise EventError(UNWRITABLE) from error


def _deadline(
    rule: Rule | Procedure,
    calendar: Calendar,
    events: Iterable[Event],
    channel: str | None,
    known_at: date | None,
) -> Deadline:
    history = fold(rule if isinstance(rule, Procedure) else Procedure.of(rule), events, channel)
    known = _known(calendar, history, known_at)
    if history.extension is not None:
        _check_extension(history.extension, history, known)
    due = None if history.stopped else _delayed(history, _runs_out(history, known, history.start))
    provisional = history.awaited or (due is not None and known.provisional(history.start + ONE_DAY, due))
    return Deadline(due, provisional, history, known)


def _known(calendar: Calendar, history: History, known_at: date | None) -> Calendar:
    """The calendar as known on the day asked for and, where the case has ended, no later than on that day."""
    end = history.end.on if history.end else None
    days = [day for day in (known_at, end, calendar.at) if day is not None]
    return calendar.known_at(min(days)) if days else calendar


def _runs_out(history: History, calendar: Calendar, start: date) -> date | None:
    """The last counted day of the clock begun on `start`, its extension included."""
    return ended(calendar, history.pauses, start, history.terms.limit.number + history.extended_by(start))


def _delayed(history: History, runs_out: date | None) -> date | None:
    """The due date: the day on which the working days run out, or the later one that was set under 条例 35."""
    if runs_out is None or history.delay is None or history.delay.until is None:
        return runs_out
    return max(runs_out, history.delay.until)


def _check_extension(extension: Event, history: History, calendar: Calendar) -> None:
    """An extension is granted while the limit of its clock runs, or stands, and never afterwards."""
    rule, start = history.terms.extension, history.start_on(extension.on)
    limit_ended = ended(calendar, history.pauses, start, history.terms.limit.number)
    if rule is None or limit_ended is None or extension.on <= limit_ended:
        return
    if not any(each.since <= limit_ended and (each.on is None or each.on > start) for each in history.restarts):
        message = f"答复期限已于{limit_ended}届满，{extension.on}不能再延长"
        raise ImpossibleHistoryError(message, rule=rule, event=extension)


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
