"""One record of another system, from its JSON, checked field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.models import KIND
from gongkai.cases.records import InvalidRecordError, day, identity, member, only, text, whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gongkai.cases.actions import Identity

_KEYS = {
    "kind",
    "id",
    "unit",
    "channel",
    "arrived_on",
    "applicant",
    "request",
    "title",
    "features",
    "delivery",
    "number",
    "events",
}
_TEXTS = ("request", "title", "features", "delivery")
_LONGEST_NUMBER = 60
_FIELDS: dict[str, type] = {
    **dict.fromkeys(
        ("by", "approved_by", "until", "body", "organ", "opinion", "basis", "receipt", "method", "number"), str
    ),
    **dict.fromkeys(("decision", "handler", "text", "reason"), str),
    **dict.fromkeys(("days", "count", "before", "fen"), int),
}
_LONGEST = 20_000
_LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as given: what, on which day, and its further fields. `where` names it in messages."""

    event: FoiEvent
    on: dt.date
    fields: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Record:
    """A case as given. `applicant` may lack what the other system did not keep."""

    id: str
    unit: str
    channel: Channel
    arrived_on: dt.date
    klass: ApplicantClass
    applicant: Identity
    texts: Mapping[str, str]
    entries: tuple[Entry, ...] = field(default=())


def read_record(data: Any) -> Record:
    """A record from its JSON. Raises InvalidRecordError."""
    only(data, _KEYS)
    if data.get("kind", KIND) != KIND:
        raise InvalidRecordError("kind", f"应为 foi、review、suit 之一，现为 {str(data['kind'])[:60]!r}")
    person = data.get("applicant")
    if not isinstance(person, dict):
        raise InvalidRecordError("applicant", '应为对象，如 {"class": "natural_person", "name": "…"}')
    record_id = text(data.get("id"), "id", _LONGEST_ID)
    if not record_id:
        raise InvalidRecordError("id", "应为原系统的编号，同一机关内不重复")
    return Record(
        id=record_id,
        unit=text(data.get("unit"), "unit", 120),
        channel=member(Channel, data.get("channel"), "channel"),
        arrived_on=day(data.get("arrived_on"), "arrived_on"),
        klass=member(ApplicantClass, person.get("class"), "applicant.class"),
        applicant=identity(person, "applicant"),
        texts={
            **{name: text(data.get(name), name, _LONGEST) for name in _TEXTS},
            "number": text(data.get("number"), "number", _LONGEST_NUMBER),
        },
        entries=_entries(data.get("events", [])),
    )


def _entries(events: Any) -> tuple[Entry, ...]:
    """The events in the order of their days; those of one day in the order given."""
    if not isinstance(events, list):
        raise InvalidRecordError("events", "应为事件的数组")
    entries = [_entry(event, f"events[{place}]") for place, event in enumerate(events)]
    return tuple(sorted(entries, key=lambda entry: entry.on))


def _entry(data: Any, where: str) -> Entry:
    if not isinstance(data, dict):
        raise InvalidRecordError(where, '应为对象，如 {"event": "confirm", "on": "2026-01-26"}')
    event = member(FoiEvent, data.get("event"), f"{where}.event")
    if event is FoiEvent.REGISTER:
        raise InvalidRecordError(f"{where}.event", "登记由 arrived_on 说明，不写作事件")
    given = {name: value for name, value in data.items() if name not in ("event", "on") and value is not None}
    fields = {name: _field(name, value, f"{where}.{name}") for name, value in given.items()}
    return Entry(event, day(data.get("on"), f"{where}.on"), fields, where)


def _field(name: str, value: Any, where: str) -> str | int:
    """A further field of an event: a text, or a whole number that is not negative."""
    if name not in _FIELDS:
        raise InvalidRecordError(where, f"不认识的字段，应为 {'、'.join(sorted(_FIELDS))}")
    if _FIELDS[name] is str:
        return text(value, where, _LONGEST)
    return whole(value, where)
