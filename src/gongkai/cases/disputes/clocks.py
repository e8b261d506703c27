"""The clocks of disputes and of ordered answers, as the engine asks for them (`kinds.Clock`)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.cases.clock import Standing, law
from gongkai.cases.disputes.enums import Moment
from gongkai.cases.disputes.facts import Facts
from gongkai.cases.disputes.models import REVIEW
from gongkai.cases.disputes.reckoning import review_terms, suit_terms
from gongkai.law.clock import State
from gongkai.law.errors import ClockError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.cases.disputes.terms import Term
    from gongkai.cases.models import Case, CaseEvent

_ENDS = {EventType.ANSWERED, EventType.WITHDRAWN}
_RECEIVED = EventType.RECEIVED
_FIXED = {EventType.EXTENDED, EventType.DELAY_AGREED, EventType.FEE_NOTIFIED}


def terms_of(case: Case, events: Iterable[CaseEvent] | None = None) -> list[Term]:
    """Every period of a dispute, its own and the other side's. Raises ClockError."""
    found = case.events.all() if events is None else events
    facts = Facts.of(found)
    return review_terms(facts, law()) if case.kind == REVIEW else suit_terms(facts, law())


def pressing(terms: Sequence[Term]) -> Term | None:
    """Of the organ's own periods that are still to be kept, the one that ends first."""
    waiting = [term for term in terms if term.ours and term.open and term.due]
    return min(waiting, key=lambda term: (term.due or dt.date.max, term.code), default=None)


def by_terms(case: Case, events: Iterable[CaseEvent], today: dt.date) -> Standing:
    """Where a review or a suit stands: by the first of the organ's own periods that is not kept yet."""
    kept = list(events)
    facts = Facts.of(kept)
    first = pressing(terms_of(case, kept))
    end = facts.on(Moment.DECIDED) if case.kind == REVIEW else facts.on(Moment.FINAL)
    received = min(day for day in (facts.registered.on, facts.accepted, facts.on(Moment.COPY)) if day)
    due = first.due if first and not end else None
    return Standing(received, due, bool(due and first and first.provisional), _state(due, end, today), end)


def _state(due: dt.date | None, end: dt.date | None, today: dt.date) -> State:
    if end:
        return State.DONE
    return State.OVERDUE if due and due < today else State.RUNNING


def by_order(case: Case, events: Iterable[CaseEvent], today: dt.date) -> Standing:
    """Where an ordered answer stands: the decision set its day, nothing that the organ does moves it."""
    received, end, until = case.received_on, None, None
    for event in events:
        if event.law in {each.value for each in _FIXED}:
            raise ClockError("重新答复的期限由复议决定、裁判确定，不能延长，也不因收费重新计算。")
        if event.law == _RECEIVED.value:
            received, until = event.on, dt.date.fromisoformat(event.data["until"])
        elif event.law in {each.value for each in _ENDS}:
            end = event.on
    return Standing(received, until, provisional=False, state=_state(until, end, today), ended=end)
