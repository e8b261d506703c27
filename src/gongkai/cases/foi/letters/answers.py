"""The letters of a decision: the one answer to the applicant, and one to each third party that is overruled."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import record
from gongkai.cases.foi.letters.planning import Plan
from gongkai.letters import announcing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gongkai.cases.models import Case, CaseDocument
    from gongkai.letters import LetterField, LetterKind

TOLD = "third_party_decision"
OVERRIDES = ("granted", "partial")  # what may be decided against an objection (条例 32)
# What somebody writes who overrules a third party, beside what the answer itself asks for.
OVERRULING = ("public_interest_reasons", "disclose_on", "third_party_information")
# The facts that come from the record and from the unit, never out of a form.
RECORDED = frozenset(
    {
        "issuer",
        "number",
        "applicant",
        "organization",
        "received_on",
        "corrected_on",
        "request",
        "request_code",
        "phone",
        "address",
        "attachments",
        "review_body",
        "court",
        "online_channel",
        "submit_to",
        "payment",
        "third_party_views",
        "search_scope",
        "excess",
        "correction_notice",
        "correction_served_on",
        "correction_until",
        "fee_notice",
        "fee_served_on",
        "pay_until",
    }
)


def asked(code: str) -> tuple[LetterField, ...]:
    """What a person has to write, or may, for the answer of a decision."""
    return tuple(each for each in announcing(code).fields if each.code not in RECORDED)


def plans(case: Case, code: str, given: Mapping[str, Any], *, released: Sequence[CaseDocument] = ()) -> list[Plan]:
    """The letters that a decision makes: the answer first, then those to overruled third parties."""
    return [_answer(case, announcing(code), given, released), *_overruled(case, code, given)]


def overrules(case: Case, code: str, given: Mapping[str, Any]) -> bool:
    """Whether the decision discloses what a third party does not want disclosed."""
    if code not in OVERRIDES or not record.objectors(case):
        return False
    return code == "granted" or bool(str(given.get("public_interest_reasons", "")).strip())


def disclose_on(given: Mapping[str, Any]) -> dt.date | None:
    """The day on which what a third party objected to is given; None where nobody is overruled."""
    try:
        return dt.date.fromisoformat(str(given.get("disclose_on", "")))
    except ValueError:
        return None


def _answer(case: Case, kind: LetterKind, given: Mapping[str, Any], released: Sequence[CaseDocument]) -> Plan:
    written = {each.code: given[each.code] for each in asked(kind.act) if each.code in given}
    facts = {**written, **_recorded(case), **record.to_applicant(case)}
    if released:
        facts["attachments"] = [PurePath(each.name).stem for each in released]
    return Plan(kind.code, facts, record.applicant_of(case), tuple(released))


def _recorded(case: Case) -> dict[str, Any]:
    """What the record says of the way to the decision; absent where it says nothing."""
    facts = {
        "third_party_views": record.views(case),
        "search_scope": record.searches(case),
        "excess": record.words(record.last(case, FoiEvent.ASK_REASON)).get("question", ""),
        **_notice(case, "correction", "correction_notice", "correction_served_on", "correction_until"),
        **_notice(case, "fee", "fee_notice", "fee_served_on", "pay_until"),
    }
    return {name: value for name, value in facts.items() if value}


def _notice(case: Case, kind: str, number: str, served: str, until: str) -> dict[str, Any]:
    """An earlier notice as a closing letter names it: its number, when it came, by when to answer it."""
    letter = record.letter_of(case, kind)
    if letter is None:
        return {}
    service = getattr(letter, "service", None)
    by = letter.event.data.get("by") if kind == "correction" else _pay_until(case)
    return {number: letter.number, served: service.served_on if service else None, until: by}


def _pay_until(case: Case) -> dt.date | None:
    fee = getattr(case, "fee", None)
    return fee.due_on if fee else None


def _overruled(case: Case, code: str, given: Mapping[str, Any]) -> list[Plan]:
    if not overrules(case, code, given):
        return []
    return [
        Plan(
            TOLD,
            {
                "third_party": each.party.identity().get("name", "") if each.party else "",
                "third_party_information": given.get("third_party_information")
                or record.words(each.sent).get("consultation", ""),
                "public_interest_reasons": given.get("public_interest_reasons"),
                "disclose_on": given.get("disclose_on"),
            },
            each.party,
        )
        for each in record.objectors(case)
    ]
