"""The proof of a date: every day from arrival to the end of the limit, and why it counts or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gongkai.law.calendar import DayKind
from gongkai.law.calendars.table import YEAR_END
from gongkai.law.history import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from gongkai.law.calendar import Calendar
    from gongkai.law.calendar import Span as Run
    from gongkai.law.history import History, Pause
    from gongkai.law.rulebook import Rule


_WORKING = frozenset({DayKind.WORKING, DayKind.ADJUSTED})


class Span(NamedTuple):
    """Days on end with one reason: `days` natural days, of which all count or none (`counted` is 0).

    An open span (the clock still stands) has neither `last` nor `days`.
    """

    first: date
    last: date | None
    counted: int
    why: str
    rule: Rule

    @property
    def days(self) -> int | None:
        """Natural days, both ends included."""
        return None if self.last is None else (self.last - self.first).days + 1

    def as_json(self) -> dict[str, Any]:
        """The span as the contract has it."""
        last = self.last.isoformat() if self.last else None
        return {
            "from": self.first.isoformat(),
            "to": last,
            "days": self.days,
            "counted": self.counted,
            "why": self.why,
            "rule": self.rule.id,
        }


def prove(history: History, calendar: Calendar, due: date | None, runs_out: date | None) -> tuple[Span, ...]:
    """The spans from arrival to the due date without gap or overlap; their counted days add up to the limit.

    `runs_out` is the day on which the working days run out; a delay that was set goes on to the due date.
    """
    spans = [*_until_start(history)]
    if history.stopped is None:
        spans += _from_start(history, calendar, runs_out)
        if due is not None and runs_out is not None and runs_out < due:
            rule = history.terms.delay or history.terms.limit
            spans.append(Span(runs_out + ONE_DAY, due, 0, "确定的延迟答复期间，不逐日计数", rule))
    return tuple(spans)


def used_rules(history: History, proof: Sequence[Span]) -> tuple[Rule, ...]:
    """The rules behind a proof, each once: the limit first."""
    terms = history.terms
    rules: dict[str, Rule] = {terms.limit.id: terms.limit}
    rules.update({span.rule.id: span.rule for span in proof})
    for convention, used in (
        (terms.day0, True),
        (terms.suspend_from, history.pauses),
        (terms.suspend_to, history.pauses),
        (terms.extension, history.extension),
    ):
        if convention and used:
            rules[convention.id] = convention
    for pause in history.letters:
        party = terms.third_party if pause.cause.type.startswith("third_party") else terms.organ
        if party:
            rules[party.id] = party
    return tuple(rules.values())


def _until_start(history: History) -> Iterator[Span]:
    """The days that do not count because the clock had not begun, or began anew afterwards."""
    terms, day = history.terms, history.received
    receipt_rule = terms.receipt or terms.day0
    if day < history.receipt:
        yield Span(day, history.receipt - ONE_DAY, 0, "已收到，双方尚未确认，期限未起算", receipt_rule)
        day = history.receipt
    yield Span(day, day, 0, _day0(history), receipt_rule)
    for restart in history.restarts:
        if restart.on is not None and restart.on <= day:
            continue
        until = restart.since if restart.on is None else min(restart.since, restart.on - ONE_DAY)
        if day < until:
            yield Span(
                day + ONE_DAY, until, 0, f"至{restart.cause.type.label}之日，因重新计算不计入", restart.rule
            )
            day = until
        if restart.on is None:
            yield Span(day + ONE_DAY, None, 0, f"{restart.cause.type.label}后停止计算", restart.rule)
            return
        if day + ONE_DAY < restart.on:
            yield Span(
                day + ONE_DAY, restart.on - ONE_DAY, 0, f"{restart.cause.type.label}后停止计算", restart.rule
            )
        day = restart.on
        yield Span(day, day, 0, "期限自此重新计算，当日为第0日，不计入", _restarted_by(history, restart.rule))


def _restarted_by(history: History, rule: Rule) -> Rule:
    terms = history.terms
    convention = terms.corrected if terms.correction and rule.id == terms.correction.id else terms.paid
    return convention or rule


def _day0(history: History) -> str:
    waiting = "，双方尚未确认，暂以收到之日计算" if history.awaited else ""
    return f"收到申请之日，为第0日，不计入{waiting}"


def _from_start(history: History, calendar: Calendar, due: date | None) -> Iterator[Span]:
    """The days of the clock that counts, pause by pause."""
    day, number = history.start + ONE_DAY, 0
    for pause in history.pauses:
        if due is not None and due < pause.first:
            break
        if pause.last is not None and pause.last < day:
            continue
        for span in _running(history, calendar, day, max(pause.first, day) - ONE_DAY, number):
            number += span.counted
            yield span
        yield _standing(pause, day)
        if pause.last is None:
            return
        day = pause.last + ONE_DAY
    if due is not None:
        yield from _running(history, calendar, day, due, number)


def _standing(pause: Pause, day: date) -> Span:
    return Span(max(pause.first, day), pause.last, 0, f"{pause.cause.type.label}，征求意见期间不计入", pause.rule)


def _running(history: History, calendar: Calendar, first: date, last: date, number: int) -> Iterator[Span]:
    """Days of a running clock; `number` days have been counted before."""
    if first > last:
        return
    for run in calendar.spans(first, last):
        if run.kind not in _WORKING:
            yield _off(history, calendar, run)
            continue
        for span in _working(history, run, number):
            number += span.counted
            yield span


def _working(history: History, run: Run, number: int) -> Iterator[Span]:
    """A run of working days, cut where the limit ends and an extension begins."""
    limit, day = history.terms.limit, run.first
    while day <= run.last:
        left, length = limit.number - number, (run.last - day).days + 1
        taken = min(length, left) if left > 0 else length
        rule = limit if left > 0 else history.terms.extension or limit
        yield Span(day, day + ONE_DAY * (taken - 1), taken, _words(run, number, taken, extended=left <= 0), rule)
        number += taken
        day += ONE_DAY * taken


def _words(run: Run, number: int, taken: int, *, extended: bool) -> str:
    kind = f"{run.name}调休上班日" if run.kind is DayKind.ADJUSTED else "工作日"
    ordinal = f"第{number + 1}日" if taken == 1 else f"第{number + 1}至{number + taken}日"
    behind = "（延长期）" if extended else ""
    unsure = f"{_unsure(run)}，暂按周一至周五计" if run.provisional else ""
    return f"{kind}，计{ordinal}{behind}{unsure}"


def _unsure(run: Run) -> str:
    """Which notice a provisional day waits for: at the end of December it is the next year's."""
    late = (run.first.month, run.first.day) >= YEAR_END
    return f"；{run.first.year + late}年放假安排尚未公布"


def _off(history: History, calendar: Calendar, run: Run) -> Span:
    """A weekend or a holiday; a holiday names the notice that gave it."""
    unsure = _unsure(run) if run.provisional else ""
    if run.notice is None:
        return Span(run.first, run.last, 0, f"周末，不计入{unsure}", history.terms.weekend)
    notice = calendar.notice(run.notice)
    return Span(run.first, run.last, 0, f"{run.name}放假，不计入（{notice.title}）", history.terms.holiday)
