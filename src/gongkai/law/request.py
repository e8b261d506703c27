"""A question as command line, API and calculator put it, and the answer in the words of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.calendar import national
from gongkai.law.clock import deadline
from gongkai.law.errors import UNWRITABLE, EventError, shown
from gongkai.law.events import read_day, read_event
from gongkai.law.explanation import explain
from gongkai.law.procedure import procedure
from gongkai.law.rulebook.book import today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gongkai.law.calendar import Calendar
    from gongkai.law.clock import Deadline
    from gongkai.law.events import Event
    from gongkai.law.procedure import Procedure
    from gongkai.law.rulebook.book import Rulebook

_KEYS = {"procedure", "channel", "events", "known_at", "as_of"}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a procedure, a channel, events, the knowledge to compute with, the day to look from."""

    procedure: Procedure
    channel: str | None
    events: tuple[Event, ...]
    known_at: date | None
    as_of: date

    def deadline(self, calendar: Calendar | None = None) -> Deadline:
        """The deadline asked for. Raises EventError and ImpossibleHistoryError."""
        known = calendar or national()
        return deadline(self.procedure, known, self.events, channel=self.channel, known_at=self.known_at)


def read_request(data: Any, *, book: Rulebook | None = None) -> Request:
    """A question from its JSON. Raises ClockError that says which field is wrong and what would be right."""
    if not isinstance(data, dict):
        raise EventError("应为一个 JSON 对象，含 procedure、channel、events")
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise EventError(f"不认识的字段 {shown('、'.join(unknown))}，应为 {'、'.join(sorted(_KEYS))}")
    events = data.get("events")
    if not isinstance(events, list):
        raise EventError("events 应为事件的数组")
    code, channel = data.get("procedure"), data.get("channel")
    return Request(
        procedure=procedure("foi" if code is None else str(code), book),
        channel=None if channel is None else str(channel),
        events=tuple(read_event(each) for each in events),
        known_at=_optional_day(data, "known_at"),
        as_of=_optional_day(data, "as_of") or today(),
    )


def answer(data: Any, *, book: Rulebook | None = None, calendar: Calendar | None = None) -> dict[str, Any]:
    """The contract's answer to a question as JSON. Raises ClockError; its `as_json` is the contract's refusal."""
    request = read_request(data, book=book)
    found = request.deadline(calendar)
    try:
        return as_json(found, request.as_of)
    except OverflowError as error:
        raise EventError(UNWRITABLE) from error


def as_json(found: Deadline, at: date) -> dict[str, Any]:
    """A deadline as the contract has it, seen from the end of a day."""
    return {
        "due": found.due.isoformat() if found.due else None,
        "provisional": found.provisional,
        "state": found.state(at).value,
        "remaining": found.remaining(at),
        "proof": [span.as_json() for span in found.proof],
        "rules": [rule.id for rule in found.rules],
        "text": explain(found, at),
    }


def _optional_day(data: Mapping[str, Any], name: str) -> date | None:
    return None if data.get(name) is None else read_day(data[name], name)
