"""One review or suit of another system, from its JSON, checked field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.cases.disputes.enums import ReviewEvent, SuitEvent
from gongkai.cases.disputes.models import DISPUTES, REVIEW
from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.models import Challenge
from gongkai.cases.records import InvalidRecordError, day, flag, identity, member, only, text, whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gongkai.cases.actions import Identity

_KEYS = (
    *("kind", "id", "unit", "about", "after", "body", "docket", "challenge", "claim", "filed_on", "accepted_on"),
    *("simplified", "claimant", "third_party", "number", "channel", "events"),
)
_LONGEST, _LONGEST_ID, _LONGEST_NAME = 20_000, 100, 60
_DAYS = ("accepted_on", "served_on", "until", "ended_on", "answered_on")
_FLAGS = ("simplified", "by_us")
_TEXTS = ("text", "reason", "handler", "outcome", "second", "decision", "method", "number")
_NAMES = (*_DAYS, *_FLAGS, *_TEXTS, "days")


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """One event as given: what, on which day, and its further fields. `where` names it in messages."""

    event: ReviewEvent | SuitEvent
    on: dt.date
    fields: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class DisputeRecord:
    """A review or a suit as given. `about`, `after`: ids of the other system; `claimant` None: the applicant."""

    kind: str
    id: str
    unit: str
    about: str
    after: str
    body: str
    docket: str
    challenge: Challenge
    claim: str
    filed_on: dt.date
    accepted_on: dt.date | None
    simplified: bool
    claimant: Identity | None
    klass: ApplicantClass | None
    third_party: bool
    number: str
    channel: Channel
    entries: tuple[DisputeEntry, ...] = field(default=())


def is_dispute(data: Any) -> bool:
    """Whether a line tells of a review or a suit, not of an application."""
    return isinstance(data, dict) and data.get("kind") in DISPUTES


def read_dispute(data: dict[str, Any]) -> DisputeRecord:
    """A review or a suit from its JSON. Raises InvalidRecordError."""
    only(data, _KEYS)
    person, third = data.get("claimant"), flag(data.get("third_party"), "third_party")
    if person is not None and not isinstance(person, dict):
        raise InvalidRecordError(
            "claimant", '应为对象，如 {"class": "natural_person", "name": "…"}；就是申请人的不写'
        )
    if third and person is None:
        raise InvalidRecordError("claimant", "由第三方提起的，应写明第三方")
    kind = str(data["kind"])
    if data.get("after") and kind == REVIEW:
        raise InvalidRecordError("after", "先行的复议只用于行政诉讼")
    accepted = day(data["accepted_on"], "accepted_on") if data.get("accepted_on") else None
    return DisputeRecord(
        kind=kind,
        id=_needed(data, "id", _LONGEST_ID, "应为原系统的编号，同一机关、同一类型内不重复"),
        unit=text(data.get("unit"), "unit", 120),
        about=_needed(data, "about", _LONGEST_ID, "应为所涉申请的原系统编号（id）或者登记编号"),
        after=text(data.get("after"), "after", _LONGEST_ID),
        body=_needed(data, "body", _LONGEST_NAME, "应为复议机关或者法院的名称"),
        docket=text(data.get("docket"), "docket", _LONGEST_NAME),
        challenge=member(Challenge, data.get("challenge", Challenge.ANSWER), "challenge"),
        claim=text(data.get("claim"), "claim", _LONGEST),
        filed_on=day(data.get("filed_on"), "filed_on"),
        accepted_on=accepted,
        simplified=flag(data.get("simplified"), "simplified"),
        claimant=identity(person, "claimant") if person else None,
        klass=member(ApplicantClass, person.get("class"), "claimant.class") if person else None,
        third_party=third,
        number=text(data.get("number"), "number", _LONGEST_NAME),
        channel=member(Channel, data.get("channel", Channel.POST_SIGNED), "channel"),
        entries=_entries(data.get("events", []), kind),
    )


def _needed(data: Mapping[str, Any], name: str, longest: int, right: str) -> str:
    found = text(data.get(name), name, longest)
    if not found:
        raise InvalidRecordError(name, right)
    return found


def _entries(events: Any, kind: str) -> tuple[DisputeEntry, ...]:
    """The events in the order of their days; those of one day in the order given."""
    if not isinstance(events, list):
        raise InvalidRecordError("events", "应为事件的数组")
    entries = [_entry(event, f"events[{place}]", kind) for place, event in enumerate(events)]
    return tuple(sorted(entries, key=lambda entry: entry.on))


def _entry(data: Any, where: str, kind: str) -> DisputeEntry:
    if not isinstance(data, dict):
        raise InvalidRecordError(where, '应为对象，如 {"event": "copy", "on": "2026-01-26"}')
    names: Any = ReviewEvent if kind == REVIEW else SuitEvent
    event = member(names, data.get("event"), f"{where}.event")
    if event == ReviewEvent.REGISTER:
        raise InvalidRecordError(f"{where}.event", "登记由 filed_on、accepted_on 说明，不写作事件")
    given = {name: value for name, value in data.items() if name not in ("event", "on") and value is not None}
    fields = {name: _field(name, value, f"{where}.{name}") for name, value in given.items()}
    return DisputeEntry(event, day(data.get("on"), f"{where}.on"), fields, where)


def _field(name: str, value: Any, where: str) -> Any:
    """A further field of an event."""
    if name not in _NAMES:
        raise InvalidRecordError(where, f"不认识的字段，应为 {'、'.join(sorted(_NAMES))}")
    if name in _DAYS:
        return day(value, where)
    if name in _FLAGS:
        return flag(value, where)
    return whole(value, where) if name == "days" else text(value, where, _LONGEST)
