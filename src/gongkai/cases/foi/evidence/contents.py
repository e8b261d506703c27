"""What the package says in words and data: registration, events, searches, consultations, approvals, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.clock import deadline_of
from gongkai.cases.enums import ConsultedBody, Opinion, PartyRole, ServiceMethod
from gongkai.cases.foi.enums import FoiEvent
from gongkai.core.audit.models import AuditEntry
from gongkai.law.request import as_json

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, CaseEvent, Letter
    from gongkai.law.clock import Deadline

APPROVALS = (FoiEvent.PROPOSE, FoiEvent.APPROVE, FoiEvent.CLEAR, FoiEvent.SIGN, FoiEvent.RETURN)
# Entries that looking at a case leaves: the package of a case is the same however often it was looked at.
LOOKS = ("case.looked", "case.exported")


def registration(case: Case) -> dict[str, Any]:
    """The case as registered, and who stands in it."""
    return {
        "number": case.number,
        "unit": {"code": case.unit.code, "name": case.unit.name},
        "title": case.title,
        "channel": case.get_channel_display(),
        "applicant_class": case.get_applicant_class_display(),
        "arrived_on": case.arrived_on,
        "received_on": case.received_on,
        "due_on": case.due_on,
        "closed_on": case.closed_on,
        "state": kinds.get(case.kind).flow.states(case.state).label,
        "decision": case.decision,
        "handler": case.handler.name if case.handler else None,
        "parties": [
            {"role": PartyRole(party.role).label, **party.identity()} for party in case.parties.order_by("pk")
        ],
        "request": {
            note.name: note.text for note in case.notes.filter(event__kind=FoiEvent.REGISTER).order_by("pk")
        },
    }


def events(case: Case) -> list[dict[str, Any]]:
    """What happened, in the order of entry, with the words that were written."""
    found = case.events.order_by("sequence").prefetch_related("notes")
    return [_event(event) for event in found]


def _event(event: CaseEvent) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "event": event.kind,
        "label": str(FoiEvent(event.kind).label),
        "on": event.on,
        "at": timezone.localtime(event.at),
        "by": event.actor_name,
        "from": event.source,
        "to": event.target,
        "law": event.law,
        "data": event.data,
        "words": {note.name: note.text for note in sorted(event.notes.all(), key=lambda note: note.pk)},
    }


def trail(case: Case) -> list[dict[str, Any]]:
    """The audit entries of the case, each with its hash and that of the entry before it in the chain."""
    found = AuditEntry.objects.of(case).exclude(event__in=LOOKS).order_by("sequence")
    return [
        {
            "sequence": entry.sequence,
            "at": timezone.localtime(entry.at),
            "by": entry.actor_name,
            "event": entry.event,
            "data": entry.data,
            "previous_hash": entry.previous_hash,
            "hash": entry.hash,
        }
        for entry in found
    ]


def searches(case: Case) -> list[dict[str, Any]]:
    """Every search."""
    return [_event(event) for event in case.events.filter(kind=FoiEvent.SEARCH).order_by("sequence")]


def consultations(case: Case) -> list[dict[str, Any]]:
    """Every consultation with its opinion."""
    found = case.consultations.select_related("party", "sent", "answered").order_by("pk")
    return [
        {
            "body": ConsultedBody(each.body).label,
            "of": each.party.identity().get("name", "") if each.party else each.organ,
            "sent_on": each.sent.on,
            "received_on": each.received_on,
            "due_on": each.due_on,
            "opinion": Opinion(each.opinion).label if each.opinion else None,
            "answered_on": each.answered.on if each.answered else None,
            "words": "".join(note.text for note in each.answered.notes.all()) if each.answered else "",
        }
        for each in found
    ]


def approvals(case: Case) -> list[dict[str, Any]]:
    """Who proposed, reviewed, cleared, signed or returned, and when."""
    return [_event(event) for event in case.events.filter(kind__in=APPROVALS).order_by("sequence")]


def service(letter: Letter) -> dict[str, Any] | None:
    """How a letter was served."""
    found = getattr(letter, "service", None)
    if found is None:
        return None
    return {
        "method": ServiceMethod(found.method).label,
        "sent_on": found.sent_on,
        "signed_on": found.signed_on,
        "served_on": found.served_on,
        "tracking": found.tracking,
        "evidence": found.evidence.name if found.evidence else None,
    }


def clock(case: Case) -> tuple[Deadline, dict[str, Any]]:
    """The due date with its proof, as of the last day of which the record speaks."""
    found = deadline_of(case, case.events.exclude(law=""))
    return found, as_json(found, _last_day(case))


def _last_day(case: Case) -> dt.date:
    days = list(case.events.values_list("on", flat=True))
    return max([case.received_on, *days])
