"""Replayed records into the tables, many at a time, in one transaction each."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import clock, kinds
from gongkai.cases.actions.numbering import new_code
from gongkai.cases.enums import ConsultedBody, PartyRole
from gongkai.cases.foi.actions.intake import KIND
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.models import (
    Case,
    CaseEvent,
    Consultation,
    FeeNotice,
    Letter,
    NumberSeries,
    Party,
    SealedNote,
    Service,
)
from gongkai.cases.sealing import place_of, seal_data, seal_text
from gongkai.core import audit
from gongkai.law.fees import fee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.cases.foi.importing.reading import Record
    from gongkai.cases.foi.importing.replay import History, Step
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

LONGEST_TITLE = 200
_SERIAL = re.compile(r"〔(\d{4})〕\s*(\d{1,9})\s*号")


@dataclass
class Batch:
    """Rows of many cases, to be written together."""

    cases: list[Case] = field(default_factory=list)
    events: list[CaseEvent] = field(default_factory=list)
    notes: list[SealedNote] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    fees: list[FeeNotice] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)


@transaction.atomic
def write(found: Sequence[tuple[Organization, Record, History]], *, actor: Actor) -> list[Case]:
    """New cases with all that belongs to them, one audit entry each."""
    batch = Batch()
    numbers = _numbers(found)
    for (unit, record, history), number in zip(found, numbers, strict=True):
        _one(batch, unit, record, history, number, actor)
    # Django fills in the keys of what a row points at, once that was written: so the order matters.
    Case.objects.bulk_create(batch.cases)
    CaseEvent.objects.bulk_create(batch.events)
    SealedNote.objects.bulk_create(batch.notes)
    Party.objects.bulk_create(batch.parties)
    Consultation.objects.bulk_create(batch.consultations)
    FeeNotice.objects.bulk_create(batch.fees)
    Letter.objects.bulk_create(batch.letters)
    Service.objects.bulk_create(batch.services)
    told = [
        audit.Change("case.imported", case, case.unit, {"events": case.version, "id": case.origin})
        for case in batch.cases
    ]
    audit.record_many(told, actor=actor)
    return batch.cases


def _one(batch: Batch, unit: Organization, record: Record, history: History, number: str, actor: Actor) -> None:
    case = _case(unit, record, history, number)
    batch.cases.append(case)
    party = _party(case, record)
    batch.parties.append(party)
    asked: list[Consultation] = []
    for place, step in enumerate(history.steps, 1):
        event = _event(case, step, place, actor)
        batch.events.append(event)
        batch.notes.extend(_note(case, event, name, text) for name, text in step.words.items() if text)
        _beside(batch, asked, event, step)
    batch.consultations.extend(asked)


def _case(unit: Organization, record: Record, history: History, number: str) -> Case:
    title = " ".join((record.texts["title"] or record.texts["request"] or "（未提供申请内容）").split())
    case = Case(
        kind=KIND,
        unit=unit,
        origin=record.id,
        number=number,
        code=new_code(),
        channel=record.channel,
        title=title[:LONGEST_TITLE],
        state=str(history.state),
        version=len(history.steps),
        applicant_class=record.klass,
        arrived_on=record.arrived_on,
        received_on=record.arrived_on,
        counts=history.counts,
    )
    if history.clock:
        clock.put(case, clock.stood(history.clock, timezone.localdate()))
    if history.answer and case.closed_on:
        case.decision, case.cell = history.answer.code, history.answer.cell or ""
    return case


def _party(case: Case, record: Record) -> Party:
    who = record.applicant
    party = Party(
        case=case,
        role=PartyRole.APPLICANT,
        klass=record.klass,
        masked=who.masked,
        fingerprint=who.fingerprint,
    )
    party.sealed = seal_data(asdict(who), place_of(party))
    return party


def _event(case: Case, step: Step, place: int, actor: Actor) -> CaseEvent:
    return CaseEvent(
        case=case,
        sequence=place,
        kind=str(step.event),
        on=step.on,
        law=step.law.value if step.law else "",
        data=step.data,
        source=str(step.source),
        target=str(step.target),
        actor_id=actor.person_id,
        actor_name=actor.name,
    )


def _note(case: Case, event: CaseEvent, name: str, text: str) -> SealedNote:
    note = SealedNote(case=case, event=event, name=name, uid=uuid.uuid4())
    note.sealed = seal_text(text, place_of(note))
    return note


def _beside(batch: Batch, asked: list[Consultation], event: CaseEvent, step: Step) -> None:
    """The rows that an event has beside it."""
    case, data = event.case, step.data
    if step.event is FoiEvent.CONSULT:
        organ = str(data.get("organ", ""))[:120]
        asked.append(Consultation(case=case, body=ConsultedBody(data["body"]), organ=organ, sent=event))
    elif step.event in (FoiEvent.OPINION, FoiEvent.OPINION_LAPSED):
        open_one = next(each for each in asked if not each.opinion and each.body == data["body"])
        open_one.opinion, open_one.answered = data["opinion"], event
    elif step.event is FoiEvent.ASK_FEE:
        batch.fees.append(_fee(event, data))
    elif step.event is FoiEvent.PAY and batch.fees and batch.fees[-1].case is case:
        batch.fees[-1].paid = event
        batch.fees[-1].receipt = str(data.get("receipt", ""))[:60]
    elif step.event is FoiEvent.SERVE and data.get("number"):
        _answer(batch, event, data)


def _fee(event: CaseEvent, data: dict[str, Any]) -> FeeNotice:
    basis = "items" if data.get("basis") == "items" else "pages"
    count, before = int(data.get("count", 0)), int(data.get("before", 0)) if basis == "items" else 0
    fen = data.get("fen")
    if fen is None:
        fen = fee(**{basis: count}, before=before, book=clock.law().book, on=event.on).fen
    return FeeNotice(case=event.case, basis=basis, count=count, before=before, fen=int(fen), notified=event)


def _answer(batch: Batch, event: CaseEvent, data: dict[str, Any]) -> None:
    letter = Letter(
        case=event.case, event=event, kind=data["decision"], number=str(data["number"])[:60], dated=event.on
    )
    letter.sealed = seal_data({}, place_of(letter))
    batch.letters.append(letter)
    batch.services.append(Service(letter=letter, method=data["method"], sent_on=event.on, served_on=event.on))


def _numbers(found: Sequence[tuple[Organization, Record, History]]) -> list[str]:
    """The numbers that were given; cases without one get the next free ones of their unit and year after those."""
    units = {(unit.pk, record.arrived_on.year): unit for unit, record, _ in found}
    # Locked in one order, whatever the order of the lines: two imports at once wait, they do not block each other.
    counters = {key: _counter(units[key], key[1]) for key in sorted(units)}
    for unit, record, _ in found:
        counter = counters[unit.pk, record.arrived_on.year]
        counter.last = max(counter.last, _serial(record))
    wanted = Counter((unit.pk, record.arrived_on.year) for unit, record, _ in found if not record.texts["number"])
    free = {key: iter(_free(counters[key], count)) for key, count in wanted.items()}
    numbers = [record.texts["number"] or next(free[unit.pk, record.arrived_on.year]) for unit, record, _ in found]
    NumberSeries.objects.bulk_update(counters.values(), ["last"])
    return numbers


def _serial(record: Record) -> int:
    """The place of a given number in our own series of its year; 0 for any other number."""
    given = record.texts["number"]
    serial = _SERIAL.search(given) if given.startswith(kinds.get(KIND).series) else None
    return int(serial[2]) if serial and int(serial[1]) == record.arrived_on.year else 0


def _free(counter: NumberSeries, count: int) -> list[str]:
    """The next so many numbers; those that a case of another system has already are passed over."""
    found: list[str] = []
    while len(found) < count:
        ahead = [_next(counter) for _ in range(count - len(found))]
        taken = Case.objects.filter(unit=counter.unit_id, number__in=ahead).values_list("number", flat=True)
        found += [number for number in ahead if number not in set(taken)]
    return found


def _next(counter: NumberSeries) -> str:
    counter.last += 1
    return str(counter)


def _counter(unit: Organization, year: int) -> NumberSeries:
    series = kinds.get(KIND).series
    NumberSeries.objects.get_or_create(unit=unit, series=series, year=year)
    return NumberSeries.objects.select_for_update().get(unit=unit, series=series, year=year)
