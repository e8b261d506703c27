"""A case's clock: its events as `gongkai.law` reads them, and the cache beside the case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.models.case import OVER, WAITING
from gongkai.law.clock import deadline
from gongkai.law.events import Event, EventType
from gongkai.law.installed import law_of
from gongkai.law.procedure import procedure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.cases.models import Case, CaseEvent
    from gongkai.law.clock import Deadline, State
    from gongkai.law.installed import Law
    from gongkai.law.rulebook import Rule

CACHED = ("received_on", "due_on", "provisional", "clock", "closed_on")
KEPT = (*CACHED, "pressing")
PROCEDURE = "foi"


class Standing(NamedTuple):
    """Where a case stands by its clock on a day: what the cache beside it keeps."""

    received: dt.date
    due: dt.date | None
    provisional: bool
    state: State
    ended: dt.date | None


def law() -> Law:
    """The rules and the calendar of this installation."""
    return law_of(Path(settings.GONGKAI_HOME))


def rule(rule_id: str, on: dt.date) -> Rule:
    """One rule as it stood on a day."""
    return law().book.rule(rule_id, on=on)


def limit(rule_id: str, start: dt.date) -> dt.date:
    """The last day of a limit in working days that a rule sets, counted from the day after `start`."""
    return law().calendar.add(start, rule(rule_id, start).number).date


def as_event(event: CaseEvent) -> Event:
    """One event as the law reads it."""
    data = event.data
    until = dt.date.fromisoformat(data["until"]) if data.get("until") else None
    return Event(EventType(event.law), event.on, data.get("days"), data.get("approved_by", ""), until)


def deadline_of(case: Case, events: Iterable[CaseEvent]) -> Deadline:
    """The due date of an application with its proof. Raises EventError and ImpossibleHistoryError."""
    installed = law()
    facts = [as_event(each) for each in events if each.law]
    return deadline(procedure(PROCEDURE, installed.book), installed.calendar, facts, channel=case.channel)


def standing_of(case: Case, events: Iterable[CaseEvent], today: dt.date | None = None) -> Standing:
    """Where a case stands by the clock of its kind. Raises ClockError."""
    return kinds.get(case.kind).clock(case, events, today or timezone.localdate())


def stood(found: Deadline, today: dt.date) -> Standing:
    """What the cache keeps of a deadline."""
    receipt, end = found.history.receipt, found.history.end
    return Standing(
        receipt, found.due, found.provisional, found.state(max(today, receipt)), end.on if end else None
    )


def by_deadline(case: Case, events: Iterable[CaseEvent], today: dt.date) -> Standing:
    """The clock of an application (`kinds.Clock`)."""
    return stood(deadline_of(case, events), today)


def put(case: Case, found: Standing) -> bool:
    """Write what the clock says into the case's cache; whether anything changed. The row is not saved."""
    values = (found.received, found.due, found.provisional, found.state.value, found.ended)
    case.pressing = _pressing(case, found)
    changed = values != tuple(getattr(case, name) for name in CACHED)
    for name, value in zip(CACHED, values, strict=True):
        setattr(case, name, value)
    return changed


def _pressing(case: Case, found: Standing) -> dt.date:
    """Its place in the inbox."""
    if found.ended or not case.counts:
        return OVER
    return found.due or WAITING
