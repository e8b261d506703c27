"""Asking others: third parties (条例 32) and organs that made the information too (条例 34); the clock waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import add_party, locked, take
from gongkai.cases.clock import limit
from gongkai.cases.enums import ConsultedBody, Opinion, PartyRole
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import notices
from gongkai.cases.models import Consultation
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType

if TYPE_CHECKING:
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
    reply_by: dt.date | None = None,
    actor: Actor,
    on: dt.date | None = None,
) -> Consultation:
    """Send one letter asking for an opinion; `who` for a third party, `organ` for an organ.

    `reply_by` is the day that the letter names; by default the last of the law's period if it arrived at once, and
    never before that. The applicant is told when the clock begins to wait.
    """
    if (body is ConsultedBody.THIRD_PARTY) != (who is not None) or (body is ConsultedBody.ORGAN) != bool(organ):
        raise InvalidInputError("body", "征求第三方意见须填写第三方，征求机关意见须填写机关名称。")
    day = on or timezone.localdate()
    last = _reply_by(body, day, reply_by)
    letters.require(case, FoiEvent.CONSULT, actor)
    asked = notices.to_third_party(who.name, content, last) if who else notices.to_organ(organ, content, last)
    told = [] if case.consultations.filter(opinion="").exists() else [notices.told(case, day)]
    letters.ready(case, [asked, *told], day=day)
    party = add_party(case, PartyRole.THIRD_PARTY, who, actor=actor) if who else None
    event = take(
        case,
        FoiEvent.CONSULT,
        actor=actor,
        on=on,
        law=SENT[body],
        data={"body": str(body), "reply_by": last.isoformat()},
        notes={"consultation": content},
    )
    letters.send(event, [replace(asked, to=party), *told], actor=actor)
    return Consultation.objects.create(case=case, body=body, party=party, organ=organ[:120], sent=event)


def _reply_by(body: ConsultedBody, day: dt.date, given: dt.date | None) -> dt.date:
    least = limit(LIMITS[body], day)
    if given is not None and given < least:
        raise InvalidInputError("reply_by", f"回复期限 {given} 早于法定的期限，应不早于 {least}。")
    return given or least


@transaction.atomic
def reached(consultation: Consultation, on: dt.date, *, actor: Actor) -> None:
    """The addressee got the letter: the 15 working days for the opinion count from there."""
    if on < consultation.sent.on:
        raise InvalidInputError("on", f"收到日期 {on} 早于发出日期 {consultation.sent.on}。")
    consultation.received_on = on
    told = consultation.sent.data.get("reply_by", "")  # whoever was told a later day may rely on it
    by_law = limit(LIMITS[ConsultedBody(consultation.body)], on)
    consultation.due_on = max(by_law, dt.date.fromisoformat(told)) if told else by_law
    consultation.save(update_fields=["received_on", "due_on"])
    stated = {"consultation": consultation.pk, "on": on, "due_on": consultation.due_on}
    audit.record("case.reached", consultation.case, actor=actor, owner=consultation.case.unit, **stated)


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
    locked(consultation.case)
    row = Consultation.objects.select_for_update(of=("self",)).select_related("case").get(pk=consultation.pk)
    if row.opinion:
        raise RefusedError("这份征求意见已有结果。")
    body = ConsultedBody(row.body)
    data = {"consultation": row.pk, "opinion": str(said)}
    made = take(row.case, event, actor=actor, on=on, law=ANSWERED[body], data=data, notes={"opinion": text})
    row.opinion, row.answered = str(said), made
    row.save(update_fields=["opinion", "answered"])
    consultation.opinion, consultation.answered = row.opinion, made
