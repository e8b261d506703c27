"""The facts of a case that its own record proves: an answer takes them from there, nobody can type them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.enums import ConsultedBody, Opinion
from gongkai.cases.foi.enums import FoiEvent as Event

if TYPE_CHECKING:
    from gongkai.cases.models import Case

# By the codes of `gongkai.law.answers`.
PROVEN = frozenset(
    {
        "search_record",
        "third_party",
        "third_party_objected",
        "consult_record",
        "third_party_reply",
        "third_party_silent",
        "third_party_notice",
        "correction_notice",
        "correction_served",
        "correction_lapsed",
        "corrected_on",
        "fee_notice",
        "fee_served",
        "fee_lapsed",
        "reason_request",
    }
)
# Letters that merely keep somebody informed: nothing counts from their service, nobody has to prove it.
INFORMING = frozenset({"receipt", "consultation_told"})
_BY_EVENT = {
    "search_record": Event.SEARCH,
    "correction_notice": Event.ASK_CORRECTION,
    "corrected_on": Event.CORRECT,
    "correction_lapsed": Event.CORRECTION_LAPSED,
    "fee_notice": Event.ASK_FEE,
    "fee_lapsed": Event.FEE_LAPSED,
    "reason_request": Event.ASK_REASON,
}


_SERVED = {
    "correction": "correction_served",
    "fee": "fee_served",
    "third_party_decision": "third_party_notice",
}


def proven(case: Case) -> dict[str, Any]:
    """What the record proves, each with the day on which it happened; what it does not prove is absent."""
    days = {each.kind: each.on.isoformat() for each in case.events.order_by("sequence")}
    found: dict[str, Any] = {fact: days[event] for fact, event in _BY_EVENT.items() if event in days}
    found |= _served(case)
    found |= _consulted(case)
    return found


def _served(case: Case) -> dict[str, str]:
    letters = case.letters.filter(kind__in=_SERVED, service__served_on__isnull=False).select_related("service")
    return {
        _SERVED[letter.kind]: letter.service.served_on.isoformat()
        for letter in letters.order_by("pk")
        if letter.service.served_on
    }


def _consulted(case: Case) -> dict[str, Any]:
    asked = [each for each in case.consultations.select_related("sent") if each.body == ConsultedBody.THIRD_PARTY]
    if not asked:
        return {}
    found: dict[str, Any] = {"third_party": True, "consult_record": asked[0].sent.on.isoformat()}
    if all(each.opinion for each in asked):
        found["third_party_reply"] = "、".join(Opinion(each.opinion).label for each in asked)
    if any(each.opinion == Opinion.SILENT for each in asked):
        found["third_party_silent"] = True
    if any(each.opinion == Opinion.OBJECTS for each in asked):
        found["third_party_objected"] = True
    return found
