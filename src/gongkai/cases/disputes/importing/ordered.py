"""The answer that an imported decision or judgment ordered: its order, its last day, and how it was kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.cases import clock, kinds
from gongkai.cases.actions.numbering import new_code, next_number
from gongkai.cases.disputes.actions.copying import copy_applicant
from gongkai.cases.disputes.actions.redoing import UNSTATED
from gongkai.cases.disputes.clocks import by_order
from gongkai.cases.disputes.models import REDO
from gongkai.cases.enums import ServiceMethod
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.models import Case, CaseEvent, NewAnswer
from gongkai.cases.records import InvalidRecordError, member
from gongkai.core import audit
from gongkai.law.answers import UnknownDecisionError, decision
from gongkai.law.events import EventType

if TYPE_CHECKING:
    from gongkai.cases.disputes.importing.reading import DisputeEntry
    from gongkai.cases.disputes.importing.replay import DisputeHistory
    from gongkai.core.actors import Actor
    from gongkai.law.answers import Decision


def enter_answer(order: Case, act: Case, history: DisputeHistory, entry: DisputeEntry, *, actor: Actor) -> Case:
    """The new answer beside the dispute that ordered it. Raises InvalidRecordError."""
    served = _served(history)
    until = entry.fields.get("until")
    if until and until < served:
        raise InvalidRecordError(f"{entry.where}.until", f"期限 {until} 早于收到决定、裁判之日 {served}")
    last = until or clock.limit(UNSTATED, served)
    answer = _answer(entry, served)
    case = _case(order, act, served, answer, entry.fields.get("answered_on"))
    events = _events(case, served, last, order, entry, answer)
    clock.put(case, by_order(case, events, timezone.localdate()))
    case.version = len(events)
    case.save()
    for event in events:
        event.case, event.actor_id, event.actor_name = case, actor.person_id, actor.name
    CaseEvent.objects.bulk_create(events)
    NewAnswer.objects.create(case=case, act=act, order=order, until=last, stated=until is not None)
    if not act.forgotten_on:
        copy_applicant(act, case, actor=actor)
    audit.record("case.imported", case, actor=actor, owner=order.unit, events=case.version, about=act.pk)
    return case


def _served(history: DisputeHistory) -> dt.date:
    """The day on which the result that orders it reached the organ."""
    ended = next(row for row in reversed(history.events) if row.kind in ("decide", "judge", "judge_appeal"))
    return dt.date.fromisoformat(ended.data["served"]) if ended.data.get("served") else ended.on


def _answer(entry: DisputeEntry, served: dt.date) -> Decision | None:
    answered = entry.fields.get("answered_on")
    if answered is None:
        return None
    if not served <= answered <= timezone.localdate():
        said = f"答复日期 {answered} 应不早于收到决定、裁判之日 {served}，不晚于今天"
        raise InvalidRecordError(f"{entry.where}.answered_on", said)
    try:
        return decision(str(entry.fields.get("decision", "")), on=answered, book=clock.law().book)
    except UnknownDecisionError as error:
        raise InvalidRecordError(f"{entry.where}.decision", str(error)) from error


def _case(order: Case, act: Case, served: dt.date, answer: Decision | None, answered: dt.date | None) -> Case:
    return Case(
        kind=REDO,
        unit=order.unit,
        number=next_number(order.unit, kinds.get(REDO).series, served),
        code=new_code(),
        channel=act.channel,
        title=act.title,
        state=FoiState.ANSWERED if answered else FoiState.REGISTERED,
        applicant_class=act.applicant_class,
        arrived_on=served,
        received_on=served,
        decision=answer.code if answer else "",
        cell=(answer.cell or "") if answer else "",
    )


def _events(
    case: Case, served: dt.date, last: dt.date, order: Case, entry: DisputeEntry, answer: Decision | None
) -> list[CaseEvent]:
    first, state = (
        {"channel": str(case.channel), "until": last.isoformat(), "order": order.pk},
        FoiState.REGISTERED,
    )
    events = [
        CaseEvent(
            kind=FoiEvent.REGISTER,
            on=served,
            law=EventType.RECEIVED,
            data=first,
            sequence=1,
            source=state,
            target=state,
        )
    ]
    if answer:
        method = member(ServiceMethod, entry.fields.get("method", ServiceMethod.POST), f"{entry.where}.method")
        data = {"decision": answer.code, "method": str(method)}
        on, target = entry.fields["answered_on"], FoiState.ANSWERED
        events.append(
            CaseEvent(
                kind=FoiEvent.SERVE,
                on=on,
                law=EventType.ANSWERED,
                data=data,
                sequence=2,
                source=state,
                target=target,
            )
        )
    return events
