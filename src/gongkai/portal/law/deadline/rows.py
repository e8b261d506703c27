"""One event as a row of the form: what was typed, what it means, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.law.events import Event, EventType
from gongkai.portal import given
from gongkai.portal.law.deadline.happenings import MAY_WAIT, OF_EVENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import QueryDict

FIELDS = ("type", "on", "days", "by", "until")
MOST_DIGITS = 4


@dataclass(slots=True)
class Row:
    """A row as typed; `error` is what is wrong with it, by field ("" for the event as a whole)."""

    number: int
    type: EventType
    on: given.GivenDate
    days: str = ""
    by: str = ""
    until: given.GivenDate = field(default_factory=given.GivenDate)
    error: dict[str, str] = field(default_factory=dict)
    fresh: bool = False

    @property
    def label(self) -> str:
        return self.type.label

    @property
    def note(self) -> str:
        """What the event is about."""
        return OF_EVENT[self.type].note if self.type in OF_EVENT else ""

    @property
    def first_of_pair(self) -> bool:
        """Whether the row is the place to say what its happening means."""
        return self.type in OF_EVENT and OF_EVENT[self.type].events[0] is self.type

    @property
    def extends(self) -> bool:
        return self.type is EventType.EXTENDED

    @property
    def delays(self) -> bool:
        return self.type is EventType.DELAY_AGREED

    @property
    def waits(self) -> bool:
        """Whether the row waits for something that may not have happened yet."""
        return self.type in MAY_WAIT and not self.on.text

    @property
    def whole_error(self) -> str:
        return self.error.get("", "")

    @property
    def blank(self) -> bool:
        """Whether nothing was typed: the row counts for nothing."""
        return not (self.on.text or self.days or self.by or self.until.text)

    def check(self) -> None:
        """Note what cannot be read."""
        if self.blank:
            return
        if self.on.day is None:
            self.error["on"] = "请填写日期，如 2026-02-10"
        if self.extends and not (self.days.isascii() and self.days.isdigit() and len(self.days) <= MOST_DIGITS):
            self.error["days"] = "请填写延长的工作日数，如 20"
        if self.delays and self.until.day is None:
            self.error["until"] = "请填写确定的答复日期，如 2026-06-30"

    def event(self) -> Event | None:
        """The event; None for a row that is blank or wrong."""
        if self.blank or self.error or self.on.day is None:
            return None
        days = int(self.days) if self.extends else None
        by = self.by if self.extends else ""
        until = self.until.day if self.delays else None
        return Event(self.type, self.on.day, days, by, until)

    def pairs(self, number: int) -> Iterator[tuple[str, str]]:
        """The row as parameters of an address."""
        yield f"type-{number}", self.type.value
        values: dict[str, given.GivenDate | str] = {
            "on": self.on,
            "days": self.days,
            "by": self.by,
            "until": self.until,
        }
        for name, value in values.items():
            if name in _FIELDS_OF.get(self.type, ("on",)) and (text := _written(value)):
                yield f"{name}-{number}", text


_FIELDS_OF = {EventType.EXTENDED: ("on", "days", "by"), EventType.DELAY_AGREED: ("on", "until")}


def read_row(query: QueryDict, number: int) -> Row | None:
    """The row of that number; None where it names no event that can be added."""
    typed = given.text(query, f"type-{number}")
    if typed not in _ADDABLE:
        return None
    row = Row(
        number=number,
        type=EventType(typed),
        on=given.date(query, f"on-{number}"),
        days=given.text(query, f"days-{number}"),
        by=given.text(query, f"by-{number}")[:40],
        until=given.date(query, f"until-{number}"),
    )
    row.check()
    return row


_ADDABLE = frozenset(event.value for event in OF_EVENT)


def known_type(typed: str) -> bool:
    """Whether a row names an event that can be added, or nothing at all."""
    return not typed or typed in _ADDABLE


def _written(value: given.GivenDate | str) -> str:
    if isinstance(value, str):
        return value
    return value.day.isoformat() if value.day else value.text
