"""What the case's own record says to its letters. Nothing here can be typed when a letter is made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from gongkai.cases.enums import ApplicantClass, ConsultedBody, Opinion, PartyRole
from gongkai.cases.foi.enums import FoiEvent

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseEvent, Consultation, Letter, Party

_SAID = {
    Opinion.AGREES: "同意公开",
    Opinion.OBJECTS: "不同意公开",
    Opinion.SILENT: "逾期未提出意见",
}


def applicant_of(case: Case) -> Party | None:
    """The applicant's row; None in a case that has none."""
    return case.parties.filter(role=PartyRole.APPLICANT).first()


def agent_name(case: Case) -> str:
    """Whoever acts for the applicant; empty where nobody does."""
    party = case.parties.filter(role=PartyRole.AGENT).first()
    return str(party.identity().get("name", "")) if party else ""


def to_applicant(case: Case) -> dict[str, Any]:
    """The facts that every letter to the applicant asks for."""
    party = applicant_of(case)
    facts = {
        "applicant": party.identity().get("name", "") if party else "",
        "organization": case.applicant_class != ApplicantClass.NATURAL_PERSON,
        "received_on": case.received_on,
        "request": request_of(case),
        "request_code": case.number,
    }
    corrected = last(case, FoiEvent.CORRECT)
    return facts | ({"corrected_on": corrected.on} if corrected else {})


def request_of(case: Case) -> str:
    """What was asked for, in the applicant's words; the summary where those were not kept."""
    note = case.notes.filter(name="request").order_by("pk").first()
    return note.text if note and note.text else str(case.title)


def last(case: Case, kind: FoiEvent) -> CaseEvent | None:
    """The last event of a kind."""
    return case.events.filter(kind=kind).order_by("sequence").last()


def letter_of(case: Case, kind: str) -> Letter | None:
    """The last letter of a kind, with its service."""
    return case.letters.filter(kind=kind).select_related("event", "service").order_by("pk").last()


def words(event: CaseEvent | None) -> dict[str, str]:
    """The texts that were written with an event, by name."""
    return {note.name: note.text for note in event.notes.order_by("pk")} if event else {}


def searches(case: Case) -> str:
    """Every search on record, a paragraph each: when, where, how, with what result."""
    found = case.events.filter(kind=FoiEvent.SEARCH).order_by("sequence").prefetch_related("notes")
    return "\n".join(_search(event) for event in found if event.notes.exists())


def _search(event: CaseEvent) -> str:
    said = {name: text.strip().rstrip("。；;") for name, text in words(event).items()}
    day = f"{event.on.year}年{event.on.month}月{event.on.day}日"
    parts = (("检索范围", "scope"), ("检索方法", "method"), ("检索结果", "result"))
    return f"{day}检索。" + "；".join(f"{label}：{said[name]}" for label, name in parts if said.get(name)) + "。"


def third_parties(case: Case) -> list[Consultation]:
    """The consultations of third parties, in their order."""
    asked = case.consultations.filter(body=ConsultedBody.THIRD_PARTY)
    return list(asked.select_related("party", "sent").order_by("pk"))


def objectors(case: Case) -> list[Consultation]:
    """Those that did not agree."""
    return [each for each in third_parties(case) if each.opinion == Opinion.OBJECTS]


def views(case: Case) -> str:
    """What third parties said, without who they are and without their own words, which might tell it."""
    counted = Counter(Opinion(each.opinion) for each in third_parties(case) if each.opinion)
    if not counted:
        return ""
    if sum(counted.values()) == 1:
        return f"第三方{_SAID[next(iter(counted))]}"
    return "，".join(f"{counted[said]}个第三方{text}" for said, text in _SAID.items() if counted[said])
