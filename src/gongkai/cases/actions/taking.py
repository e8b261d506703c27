"""The one way in which anything happens in a case: its flow, an event, the clock, the trail, together."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import clock, kinds
from gongkai.cases.models import Case, CaseEvent, SealedNote
from gongkai.cases.sealing import place_of, seal_text
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    import datetime as dt
    from enum import StrEnum

    from gongkai.core.actors import Actor


def locked(case: Case) -> Case:
    """The row as it stands now, locked until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("unit").get(pk=case.pk)


@transaction.atomic
def take(  # noqa: PLR0913 - the parts of one event, each by its name
    case: Case,
    event: Any,
    *,
    actor: Actor,
    on: dt.date | None = None,
    law: StrEnum | None = None,
    data: dict[str, Any] | None = None,
    notes: dict[str, str] | None = None,
    reason: str = "",
    changes: dict[str, Any] | None = None,
    seen: int | None = None,
) -> CaseEvent:
    """Take one line of the case's flow. `case` is brought up to date; the event is given back.

    `on` is the day on which it took effect (today); `law` what it is to the clock; `notes` are the words that
    people wrote, sealed; `changes` are further fields of the case; `seen` is the version that the actor looked
    at: when something happened since, the act is refused. Raises RefusedError and InvalidInputError.
    """
    row = locked(case)
    if seen is not None and seen != row.version:
        raise RefusedError("本办件刚有新的进展，请刷新后查看，再决定是否继续。")
    line = kinds.get(row.kind).flow.require(event, row, actor, reason=reason)
    made = CaseEvent(
        case=row,
        sequence=row.version + 1,
        kind=str(event),
        on=_day(row, on),
        law=law.value if law else "",
        data=data or {},
        source=row.state,
        target=str(line.target),
        actor_id=actor.person_id,
        actor_name=actor.name,
    )
    row.state, row.version = made.target, made.sequence
    for name, value in (changes or {}).items():
        setattr(row, name, value)
    _count(row, made)
    made.save()
    row.save()
    write_notes(row, {**(notes or {}), **({"reason": reason} if reason.strip() else {})}, made)
    told = {"sequence": made.sequence, "on": made.on, "old": made.source, "new": made.target}
    audit.record(f"case.{event}", row, actor=actor, owner=row.unit, **told)
    _bring_up(case, row)
    return made


def write_notes(case: Case, notes: dict[str, str], event: CaseEvent | None = None) -> None:
    """Seal the words of an act, one row each; empty ones are left out."""
    rows = []
    for name, text in notes.items():
        if text.strip():
            note = SealedNote(case=case, event=event, name=name, uid=uuid.uuid4())
            note.sealed = seal_text(text.strip(), place_of(note))
            rows.append(note)
    SealedNote.objects.bulk_create(rows)


def _day(case: Case, on: dt.date | None) -> dt.date:
    today = timezone.localdate()
    day = on or today
    if day > today:
        raise InvalidInputError("on", f"日期 {day} 还没有到，应不晚于今天（{today}）。")
    if case.version and day < case.arrived_on:
        raise InvalidInputError("on", f"日期 {day} 早于本件收到之日（{case.arrived_on}）。")
    return day


def _count(case: Case, made: CaseEvent) -> None:
    """The clock with the new event; what the law does not allow is refused in the law's words."""
    events = [*case.events.exclude(law=""), made] if case.pk else [made]
    try:
        clock.put(case, clock.standing_of(case, events))
    except ClockError as error:
        raise RefusedError(str(error)) from error


def _bring_up(case: Case, row: Case) -> None:
    for field in Case._meta.concrete_fields:
        setattr(case, field.attname, getattr(row, field.attname))
