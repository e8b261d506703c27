"""Asking others: third parties (条例 32) and organs that made the information too (条例 34); the clock waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import add_party, issue, take
from gongkai.cases.clock import limit
from gongkai.cases.enums import ConsultedBody, Opinion, PartyRole
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.models import Consultation
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.actions import Identity
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

LIMITS = {ConsultedBody.THIRD_PARTY: "FOI-32", ConsultedBody.ORGAN: "FOI-34"}
SENT = {
    ConsultedBody.THIRD_PARTY: EventType.THIRD_PARTY_CONSULTED,
    ConsultedBody.ORGAN: EventType.ORGAN_CONSULTED,
}
ANSWERED = {
    ConsultedBody.THIRD_PARTY: EventType.THIRD_PARTY_REPLIED,
    ConsultedBody.ORGAN: EventType.ORGAN_REPLIED,
}


@transaction.atomic
def consult(
    case: Case,
    body: ConsultedBody,
    content: str,
    *,
    who: Identity | None = None,
    organ: str = "",
    actor: Actor,
    on: dt.date | None = None,
) -> Consultation:
    """Send one letter asking for an opinion; `who` for a third party, `organ` for an organ."""
    if (body is ConsultedBody.THIRD_PARTY) != (who is not None) or (body is ConsultedBody.ORGAN) != bool(organ):
        raise InvalidInputError("body", "征求第三方意见须填写第三方，征求机关意见须填写机关名称。")
    party = add_party(case, PartyRole.THIRD_PARTY, who, actor=actor) if who else None
    event = take(
        case,
        FoiEvent.CONSULT,
        actor=actor,
        on=on,
        law=SENT[body],
        data={"body": str(body)},
        notes={"consultation": content},
    )
    letter = "third_party_consultation" if party else "organ_consultation"
    issue(event, letter, {"content": content.strip(), "organ": organ}, actor=actor)
    return Consultation.objects.create(case=case, body=body, party=party, organ=organ[:120], sent=event)


@transaction.atomic
def reached(consultation: Consultation, on: dt.date, *, actor: Actor) -> None:
    """The addressee got the letter: the 15 working days for the opinion count from there."""
    if on < consultation.sent.on:
        raise InvalidInputError("on", f"收到日期 {on} 早于发出日期 {consultation.sent.on}。")
    consultation.received_on = on
    consultation.due_on = limit(LIMITS[ConsultedBody(consultation.body)], on)
    consultation.save(update_fields=["received_on", "due_on"])
    told = {"consultation": consultation.pk, "on": on, "due_on": consultation.due_on}
    audit.record("case.reached", consultation.case, actor=actor, owner=consultation.case.unit, **told)


@transaction.atomic
def opinion(
    consultation: Consultation, said: Opinion, text: str = "", *, actor: Actor, on: dt.date | None = None
) -> None:
    """The opinion came."""
    if said is Opinion.SILENT:
        raise InvalidInputError("said", "逾期未提出意见请用“逾期未提出意见”。")
    _settle(consultation, FoiEvent.OPINION, said, text, actor, on)


@transaction.atomic
def opinion_lapsed(consultation: Consultation, *, actor: Actor) -> None:
    """Nothing came in time: of a third party the organ decides, of an organ this is consent (条例 32, 34)."""
    if consultation.due_on is None:
        raise RefusedError("没有对方收到征求意见书的日期，不能认定逾期：请先记录送达。")
    if timezone.localdate() <= consultation.due_on:
        raise RefusedError(f"提出意见的期限到 {consultation.due_on} 为止，还没有过。")
    _settle(consultation, FoiEvent.OPINION_LAPSED, Opinion.SILENT, "", actor, None)


def _settle(
    consultation: Consultation,
    event: FoiEvent,
    said: Opinion,
    text: str,
    actor: Actor,
    on: dt.date | None,
) -> None:
    row = Consultation.objects.select_for_update(of=("self",)).select_related("case").get(pk=consultation.pk)
    if row.opinion:
        raise RefusedError("这份征求意见已有结果。")
    body = ConsultedBody(row.body)
    data = {"consultation": row.pk, "opinion": str(said)}
    made = take(row.case, event, actor=actor, on=on, law=ANSWERED[body], data=data, notes={"opinion": text})
    row.opinion, row.answered = str(said), made
    row.save(update_fields=["opinion", "answered"])
    consultation.opinion, consultation.answered = row.opinion, made
