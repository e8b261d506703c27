"""登记表, 审查呈批单, 主动公开移送明细表: papers of the file itself, filled in from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import clock, writing
from gongkai.cases.actions import look
from gongkai.cases.actions.parties import MAY_LOOK
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.foi.letters import record
from gongkai.core.errors import RefusedError
from gongkai.law.answers import UnknownDecisionError, act
from gongkai.letters import kind_of, to_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gongkai.cases.models import Case, Proposal
    from gongkai.core.actors import Actor


@transaction.atomic
def sheet(case: Case, code: str, *, actor: Actor) -> tuple[str, bytes]:
    """File name and Word file of one of `SHEETS`, as far as the record goes.

    Raises RefusedError for whoever may not see what stands in it, and for a record that is not so far yet;
    KeyError for another code.
    """
    facts = SHEETS[code](case, actor)
    kind = kind_of(code)
    made = writing.write(case, code, facts, day=timezone.localdate(), number="")
    return f"{kind.name}（{case.number or case.pk}）.docx", to_docx(made, writing.templates())


def offered(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Code and name of those that somebody can have filled in now."""
    codes = ["register_sheet"] if MAY_LOOK & case.seats_of(actor) else []
    if case.seats_of(actor) and last_proposal(case):
        codes += ["review_sheet", "opening_sheet"]
    return [(code, kind_of(code).name) for code in codes]


def _register(case: Case, actor: Actor) -> dict[str, Any]:
    """Who applied stands in it: the look is in the trail."""
    party = record.applicant_of(case)
    who = look(party, actor=actor, why="打印登记表") if party else {}
    if not who.get("name"):
        raise RefusedError("申请人的信息已经清除，或者没有记录，不能填写登记表。")
    corrected = record.last(case, FoiEvent.CORRECT)
    return _common(case) | {
        "applicant": who["name"],
        "agent": record.agent_name(case),
        "channel": str(case.get_channel_display()),
        "corrected_on": corrected.on if corrected else None,
        "outcome": _label(case.decision),
    }


def _review(case: Case, actor: Actor) -> dict[str, Any]:
    proposal = _proposal(case, actor, "审查呈批单")
    return _common(case) | {
        "outcome": _label(proposal.decision),
        "search_scope": record.searches(case),
        "third_party_views": record.views(case),
        "reasons": proposal.facts.get("reasons", ""),
    }


def _opening(case: Case, actor: Actor) -> dict[str, Any]:
    facts = _proposal(case, actor, "移送明细表").facts
    return {
        "request_code": case.number or str(case.pk),
        "information": facts.get("information") or record.request_of(case),
        "withheld_part": facts.get("withheld_part", ""),
        "access_route": facts.get("access_route", ""),
    }


SHEETS: Mapping[str, Callable[[Case, Actor], dict[str, Any]]] = {
    "register_sheet": _register,
    "review_sheet": _review,
    "opening_sheet": _opening,
}


def _common(case: Case) -> dict[str, Any]:
    return {
        "request_code": case.number or str(case.pk),
        "received_on": case.received_on,
        "request": record.request_of(case),
        "answer_due": case.due_on,
    }


def _proposal(case: Case, actor: Actor, name: str) -> Proposal:
    if not actor.is_system and not case.seats_of(actor):
        raise RefusedError(f"{name}由办理本办件的人员填写。")
    proposal = last_proposal(case)
    if proposal is None:
        raise RefusedError(f"还没有拟办意见，不能填写{name}。")
    return proposal


def _label(code: str) -> str:
    try:
        return act(code, book=clock.law().book).label if code else ""
    except UnknownDecisionError:
        return code
