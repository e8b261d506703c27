"""One record of another system, from its JSON, checked field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.cases.actions import Identity
from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi.enums import FoiEvent
from gongkai.core.errors import GongkaiError
from gongkai.law.errors import EventError
from gongkai.law.events import read_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from enum import Enum

M = TypeVar("M", bound="Enum")
UNKNOWN = "（未提供）"
_KEYS = {
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
_WHO = ("name", "id_kind", "id_number", "phone", "email", "address", "contact")
_FIELDS: dict[str, type] = {
    **dict.fromkeys(
        ("by", "approved_by", "until", "body", "organ", "opinion", "basis", "receipt", "method", "number"), str
    ),
    **dict.fromkeys(("decision", "handler", "text", "reason"), str),
    **dict.fromkeys(("days", "count", "before", "fen"), int),
}
_LARGEST = 10**12
_LONGEST = 20_000
_LONGEST_ID = 100


class InvalidRecordError(GongkaiError):
    """A record that cannot be taken; `where` is its field (`events[2].on`), the text what would be right."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}：{message}")
        self.where = where


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
    if not isinstance(data, dict):
        raise InvalidRecordError("记录", "每行应为一个 JSON 对象")
    if unknown := sorted(set(map(str, data)) - _KEYS):
        raise InvalidRecordError("、".join(unknown)[:200], f"不认识的字段，应为 {'、'.join(sorted(_KEYS))}")
    person = data.get("applicant")
    if not isinstance(person, dict):
        raise InvalidRecordError("applicant", '应为对象，如 {"class": "natural_person", "name": "…"}')
    record_id = _text(data.get("id"), "id", _LONGEST_ID)
    if not record_id:
        raise InvalidRecordError("id", "应为原系统的编号，同一机关内不重复")
    return Record(
        id=record_id,
        unit=_text(data.get("unit"), "unit", 120),
        channel=_member(Channel, data.get("channel"), "channel"),
        arrived_on=_day(data.get("arrived_on"), "arrived_on"),
        klass=_member(ApplicantClass, person.get("class"), "applicant.class"),
        applicant=_who(person),
        texts={
            **{name: _text(data.get(name), name, _LONGEST) for name in _TEXTS},
            "number": _text(data.get("number"), "number", _LONGEST_NUMBER),
        },
        entries=_entries(data.get("events", [])),
    )


def _who(person: Mapping[str, Any]) -> Identity:
    values = {name: _text(person.get(name), f"applicant.{name}", 300) for name in _WHO}
    return Identity(**{**values, "name": values["name"] or UNKNOWN})


def _entries(events: Any) -> tuple[Entry, ...]:
    """The events in the order of their days; those of one day in the order given."""
    if not isinstance(events, list):
        raise InvalidRecordError("events", "应为事件的数组")
    entries = [_entry(event, f"events[{place}]") for place, event in enumerate(events)]
    return tuple(sorted(entries, key=lambda entry: entry.on))


def _entry(data: Any, where: str) -> Entry:
    if not isinstance(data, dict):
        raise InvalidRecordError(where, '应为对象，如 {"event": "confirm", "on": "2026-01-26"}')
    event = _member(FoiEvent, data.get("event"), f"{where}.event")
    if event is FoiEvent.REGISTER:
        raise InvalidRecordError(f"{where}.event", "登记由 arrived_on 说明，不写作事件")
    given = {name: value for name, value in data.items() if name not in ("event", "on") and value is not None}
    fields = {name: _field(name, value, f"{where}.{name}") for name, value in given.items()}
    return Entry(event, _day(data.get("on"), f"{where}.on"), fields, where)


def _field(name: str, value: Any, where: str) -> str | int:
    """A further field of an event: a text, or a whole number that is not negative."""
    if name not in _FIELDS:
        raise InvalidRecordError(where, f"不认识的字段，应为 {'、'.join(sorted(_FIELDS))}")
    if _FIELDS[name] is str:
        return _text(value, where, _LONGEST)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise InvalidRecordError(where, f"应为非负整数，现为 {str(value)[:40]!r}")
    return value


def _member(choices: type[M], value: Any, where: str) -> M:
    try:
        return choices(value)
    except ValueError:
        known = "、".join(str(each.value) for each in choices)
        raise InvalidRecordError(where, f"应为 {known} 之一，现为 {str(value)[:60]!r}") from None


def _day(value: Any, where: str) -> dt.date:
    try:
        return read_day(value, where)
    except EventError as error:
        raise InvalidRecordError(where, f"应为存在的日期，写作 YYYY-MM-DD，现为 {str(value)[:40]!r}") from error


def _text(value: Any, where: str, longest: int) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InvalidRecordError(where, f"应为文字，现为 {type(value).__name__}")
    text = str(value).strip()
    if "\x00" in text or (not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)):
        raise InvalidRecordError(where, "含有不能保存的字符，应为 UTF-8 文字")
    if len(text) > longest:
        raise InvalidRecordError(where, f"应不超过 {longest} 字，现为 {len(text)} 字")
    return text
