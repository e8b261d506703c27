"""Applications as other programs read them: the command line and the API say the same of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.clock import deadline_of
from gongkai.cases.foi.enums import FoiEvent
from gongkai.law.request import as_json

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, CaseEvent, Consultation, FeeNotice, Letter


def contract(case: Case) -> dict[str, Any]:
    """The object of `gongkai foi list --json`: never who applied, never the query code.

    Read with its `unit` and `handler`.
    """
    return {
        "id": case.pk,
        "number": case.number or None,
        "unit": case.unit.code,
        "title": case.title,
        "channel": case.channel,
        "applicant_class": case.applicant_class,
        "state": case.state,
        "received_on": case.received_on.isoformat(),
        "due_on": _day(case.due_on),
        "provisional": case.provisional,
        "clock": case.clock or None,
        "closed_on": _day(case.closed_on),
        "decision": case.decision or None,
        "cell": case.cell or None,
        "handler": case.handler.name if case.handler else None,
    }


def detail(case: Case, today: dt.date) -> dict[str, Any]:
    """The same with what happened, what waits to be served, asked and paid, and the due date with its proof.

    No words that people wrote: those lie sealed. Raises ClockError for a history that cannot be.
    """
    events = list(case.events.order_by("sequence"))
    letters = case.letters.select_related("service").order_by("pk")
    fee: FeeNotice | None = getattr(case, "fee", None)
    return {
        **contract(case),
        "origin": case.origin or None,
        "events": [_event(each) for each in events],
        "letters": [_letter(each) for each in letters],
        "consultations": [_consultation(each) for each in case.consultations.order_by("pk")],
        "fee": _fee(fee) if fee else None,
        "due": as_json(deadline_of(case, events), today),
    }


def _event(event: CaseEvent) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "event": event.kind,
        "label": FoiEvent(event.kind).label,
        "on": event.on.isoformat(),
        "law": event.law or None,
        "state": event.target,
    }


def _letter(letter: Letter) -> dict[str, Any]:
    service = getattr(letter, "service", None)
    return {
        "id": letter.pk,
        "kind": letter.kind,
        "name": letter.name,
        "number": letter.number,
        "dated": letter.dated.isoformat(),
        "served_on": _day(service.served_on) if service else None,
    }


def _consultation(asked: Consultation) -> dict[str, Any]:
    return {
        "id": asked.pk,
        "body": asked.body,
        "due_on": _day(asked.due_on),
        "opinion": asked.opinion or None,
    }


def _fee(notice: FeeNotice) -> dict[str, Any]:
    return {"fen": notice.fen, "due_on": _day(notice.due_on), "paid": notice.paid_id is not None}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
