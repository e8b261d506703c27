"""办理案例: how a case was decided, in general words. Nobody in it can be named; others see it once approved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases import clock
from gongkai.cases.office.enums import PrecedentEvent, PrecedentState, Standing
from gongkai.cases.office.flow import PRECEDENTS
from gongkai.cases.office.models import Precedent
from gongkai.cases.office.standing import standing_of
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.answers import act
from gongkai.privacy import DataType, detect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

_LONGEST_REQUEST, _LONGEST_REASONS, _LONGEST_OUTCOME = 500, 5000, 200
_SOMEBODY, _STARS = "某某", "***"
_KEPT = ("request", "features", "correction")
_WHO = ("name", "contact", "representative", "id_number", "phone", "email", "address")
_SHORTEST = 2


def general(text: str, people: Iterable[str] = ()) -> str:
    """`text` without anybody in it: the values of the case's own people wherever they stand, in whatever spacing,
    and all else that looks personal."""
    for value in sorted(
        {each.strip() for each in people if len(each.strip()) >= _SHORTEST}, key=len, reverse=True
    ):
        spaced = r"[\s\-—]*".join(map(re.escape, re.sub(r"[\s\-—]", "", value)))
        text = re.sub(spaced, _SOMEBODY, text, flags=re.IGNORECASE)
    for hit in reversed(detect(text)):
        hidden = _SOMEBODY if hit.type is DataType.NAME else _STARS
        text = text[: hit.start] + hidden + text[hit.end :]
    return text


def people_of(case: Case) -> list[str]:
    """Everything that names somebody of the case, for masking: no person sees it."""
    found = (party.identity() for party in case.parties.all())
    return [str(who[name]) for who in found for name in _WHO if who.get(name)]


@transaction.atomic
def propose(case: Case, *, actor: Actor) -> Precedent:
    """Make a precedent of an answered case, to be read and approved. Raises RefusedError."""
    if why := refusal(case, actor):
        raise RefusedError(why)
    assert case.closed_on
    words, people = _words(case), people_of(case)
    answer = act(case.decision, on=case.closed_on, book=clock.law().book)
    standing, outcome = standing_of(case)
    made = Precedent.objects.create(
        case=case,
        unit=case.unit,
        request=general(words["request"] or case.title, people)[:_LONGEST_REQUEST],
        decision=answer.code,
        article=answer.article[:200],
        reasons=general(words["reasons"], people)[:_LONGEST_REASONS],
        answered_on=case.closed_on,
        standing=standing,
        outcome=outcome[:_LONGEST_OUTCOME],
    )
    audit.record("precedent.proposed", made, actor=actor, owner=case.unit, case=case.pk)
    return made


def refusal(case: Case, actor: Actor) -> str:
    """Why no precedent can be made of a case by this person; "" when it can."""
    if not actor.is_system and not {"handler", "disclosure_officer"} & set(map(str, case.seats_of(actor))):
        return "整理案例须由承办人或者政务公开办工作人员办理。"
    if case.closed_on is None or not case.decision or not case.counts or case.forgotten_on:
        return "只有已答复的办件可以整理为案例。"
    return "本件已整理为案例。" if Precedent.objects.filter(case=case.pk).exists() else ""


def _words(case: Case) -> dict[str, str]:
    asked = [note.text for note in case.notes.filter(name__in=_KEPT) if note.text]
    last = case.proposals.order_by("-pk").first()
    facts: dict[str, Any] = last.facts if last else {}
    said = [str(facts[name]) for name in ("article", "reasons", "no_info_reasons") if facts.get(name)]
    return {"request": " ".join(" ".join(asked).split()), "reasons": "\n".join(said)}


@transaction.atomic
def edit(precedent: Precedent, *, actor: Actor, request: str, reasons: str) -> None:
    """Put it in better words. Raises RefusedError and InvalidInputError."""
    row = _taken(precedent, PrecedentEvent.EDIT, actor)
    if not request.strip():
        raise InvalidInputError("request", "请概括地写明申请的事项。")
    row.request, row.reasons = request.strip()[:_LONGEST_REQUEST], reasons.strip()[:_LONGEST_REASONS]
    _done(precedent, row, PrecedentEvent.EDIT, actor)


@transaction.atomic
def approve(precedent: Precedent, *, actor: Actor) -> None:
    """Others may read it from now on. Refused while anybody is still named. Raises RefusedError."""
    row = _taken(precedent, PrecedentEvent.APPROVE, actor)
    for words, label in ((row.request, "申请事项"), (row.reasons, "理由")):
        if general(words, people_of(row.case)) != words:
            raise RefusedError(f"“{label}”中还有个人信息，请先修改，只保留概括的说法。")
    row.approved_by = actor.name
    _done(precedent, row, PrecedentEvent.APPROVE, actor)


@transaction.atomic
def withdraw(precedent: Precedent, *, actor: Actor, reason: str) -> None:
    """Nobody outside the unit sees it any longer."""
    row = _taken(precedent, PrecedentEvent.WITHDRAW, actor, reason)
    _done(precedent, row, PrecedentEvent.WITHDRAW, actor, reason=reason)


@transaction.atomic
def note_outcome(precedent: Precedent, *, actor: Actor, outcome: str, standing: str = "") -> None:
    """What reconsideration or a court made of the answer, where no dispute was registered here (else it follows).

    Raises InvalidInputError for somebody's data in it.
    """
    row = _taken(precedent, PrecedentEvent.NOTE_OUTCOME, actor)
    if general(outcome, people_of(row.case)) != outcome:
        raise InvalidInputError("outcome", "结果中有个人信息，请只写概括的说法，例如“复议维持”。")
    row.outcome = outcome.strip()[:_LONGEST_OUTCOME]
    row.standing = Standing(standing) if standing else ""
    _done(precedent, row, PrecedentEvent.NOTE_OUTCOME, actor)


@transaction.atomic
def follow_disputes(act: Case, *, actor: Actor) -> None:
    """A review or a suit about an application ended: its precedent, if there is one, says so from now on."""
    row = Precedent.objects.select_for_update(of=("self",)).select_related("unit").filter(case=act.pk).first()
    if row is None:
        return
    standing, outcome = standing_of(act)
    if not standing or (row.standing, row.outcome) == (standing, outcome[:_LONGEST_OUTCOME]):
        return
    row.standing, row.outcome = standing, outcome[:_LONGEST_OUTCOME]
    row.save()
    audit.record("precedent.note_outcome", row, actor=actor, owner=row.unit, standing=standing)


def _taken(precedent: Precedent, event: PrecedentEvent, actor: Actor, reason: str = "") -> Precedent:
    row = Precedent.objects.select_for_update(of=("self",)).select_related("unit", "case").get(pk=precedent.pk)
    line = PRECEDENTS.require(event, row, actor, reason=reason)
    row.state = PrecedentState(line.target)
    return row


def _done(given: Precedent, row: Precedent, event: PrecedentEvent, actor: Actor, **told: Any) -> None:
    row.save()
    audit.record(f"precedent.{event}", row, actor=actor, owner=row.unit, **told)
    given.refresh_from_db()
