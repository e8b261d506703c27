"""Deciding: the search, the proposed answer, its review by different people, the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import locked, take
from gongkai.cases.clock import law
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.facts import PROVEN, proven
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.foi.letters import answers
from gongkai.cases.models import CaseDocument, Proposal
from gongkai.cases.office import checking
from gongkai.cases.sealing import place_of, seal_data
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.answers import UnknownDecisionError, decision

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from gongkai.cases.models import Case, Letter
    from gongkai.core.actors import Actor
    from gongkai.law.answers import Decision


def search(case: Case, scope: str, method: str, result: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """Record a search: where, how, with what result. "Not held" cannot be said without one."""
    for name, text, label in (("scope", scope, "范围"), ("method", method, "方法"), ("result", result, "结果")):
        if not text.strip():
            raise InvalidInputError(name, f"请写明检索的{label}。")
    words = {"scope": scope, "method": method, "result": result}
    take(case, FoiEvent.SEARCH, actor=actor, on=on, notes=words)


@transaction.atomic
def propose(
    case: Case,
    code: str,
    facts: dict[str, Any],
    *,
    released: Sequence[CaseDocument] = (),
    actor: Actor,
) -> Proposal:
    """Propose an answer of the closed set with its facts; what the case's record proves is taken from there.

    `released` are the files to be given; their approval is that of the answer. Raises RefusedError that lists what
    is missing with the article that asks for it.
    """
    answer = decision_of(code)
    known = {name: value for name, value in facts.items() if name not in PROVEN} | proven(case)
    told = {"third_party_notice": True} if answers.overrules(case, answer.code, known) else {}
    if missing := answer.missing(known | told):  # the notice to a third party is signed with the answer
        raise RefusedError(f"“{answer.label}”还不能提出：{'；'.join(missing)}。")
    if any(document.case_id != case.pk for document in released):
        raise RefusedError("拟提供的材料不属于本办件。")
    _check_disclosure(case, answer.code, known)
    letters.require(case, FoiEvent.PROPOSE, actor)
    letters.ready(case, answers.plans(case, answer.code, known, released=released), day=timezone.localdate())
    event = take(case, FoiEvent.PROPOSE, actor=actor, data={"decision": answer.code})
    proposal = Proposal(case=case, event=event, decision=answer.code, drafter_id=actor.person_id)
    held = {**known, "released": [document.pk for document in released]}
    proposal.sealed = seal_data(held, place_of(proposal))
    proposal.save()
    checking.ask_for_checks(released)
    return proposal


def _check_disclosure(case: Case, code: str, facts: dict[str, Any]) -> None:
    """Whoever is overruled learns it before the information is out."""
    day = answers.disclose_on(facts)
    if answers.overrules(case, code, facts) and day is not None and day <= timezone.localdate():
        raise InvalidInputError("disclose_on", f"公开日期 {day} 应晚于今天，第三方须在公开前得到书面告知。")


def decision_of(code: str, on: dt.date | None = None) -> Decision:
    """An answer by its code. Raises InvalidInputError."""
    try:
        return decision(code, on=on, book=law().book)
    except UnknownDecisionError as error:
        raise InvalidInputError("decision", str(error)) from error


def approve(case: Case, *, actor: Actor, opinion: str = "") -> None:
    """The reviewer agrees."""
    take(case, FoiEvent.APPROVE, actor=actor, notes={"opinion": opinion})


def clear(case: Case, *, actor: Actor, opinion: str = "") -> None:
    """The secrecy reviewer found nothing that must not go out (条例 17)."""
    take(case, FoiEvent.CLEAR, actor=actor, notes={"opinion": opinion})


def return_for_rework(case: Case, *, actor: Actor, reason: str) -> None:
    """Back to the handler, saying why; a new proposal begins a new round."""
    take(case, FoiEvent.RETURN, actor=actor, reason=reason)


@transaction.atomic
def sign(case: Case, *, actor: Actor, on: dt.date | None = None) -> Letter:
    """The signatory signs: the answer gets its number, what it encloses is released with it.

    Third parties that are overruled get theirs by the same signature. Raises RefusedError, also while the look
    into an enclosed file is missing or found something.
    """
    locked(case)  # what is signed is the proposal that stands while nobody else acts
    proposal = last_proposal(case)
    if proposal is None:
        raise RefusedError("没有拟办意见，不能签发。")
    letters.require(case, FoiEvent.SIGN, actor)
    letters.ready(case, proposed(case, proposal), day=on or timezone.localdate())
    checking.require_checked(given_with(case, proposal))
    event = take(case, FoiEvent.SIGN, actor=actor, on=on, data={"decision": proposal.decision})
    given_with(case, proposal).update(released=True)
    return letters.send(event, proposed(case, proposal), actor=actor)[0]


def proposed(case: Case, proposal: Proposal) -> list[letters.Plan]:
    """The letters that the signature will issue, the answer first."""
    return answers.plans(case, proposal.decision, proposal.facts, released=list(given_with(case, proposal)))


def given_with(case: Case, proposal: Proposal) -> QuerySet[CaseDocument]:
    """The files that go out with the answer."""
    return CaseDocument.objects.filter(case=case.pk, pk__in=proposal.facts.get("released", [])).order_by("pk")
