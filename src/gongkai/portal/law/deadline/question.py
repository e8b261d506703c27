"""What is asked of the calculator. All of it stands in the address: the address is the question."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gongkai.law.events import Event, EventType
from gongkai.law.rulebook.book import today
from gongkai.portal import given
from gongkai.portal.law import sources
from gongkai.portal.law.deadline.happenings import BY_CODE
from gongkai.portal.law.deadline.rows import Row, known_type, read_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from django.http import QueryDict

    from gongkai.law.rulebook import Item, Rule

PROCEDURE, LIMIT, RECEIPT = "foi", "FOI-33", "FOI-31"
MOST_ROWS = 40
LONGEST_NAME, MOST_NAMED = 20, 3  # of what is not understood, enough to find it
MOST_YEARS = 20  # a date further away is a slip of the keyboard
_ROW = re.compile(r"type-([1-9]\d{0,3})", re.ASCII)


@dataclass(slots=True)
class Question:
    """What was typed. `errors` are by field; a row's own errors stand in the row.

    `unread` tells what an address asked for that the calculator does not know and passed over.
    """

    received: given.GivenDate
    channel: str
    rows: list[Row]
    as_of: given.GivenDate
    known_at: given.GivenDate
    dropped: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    @property
    def asked(self) -> bool:
        """Whether there is anything to work out."""
        return bool(self.received.text)

    @property
    def wrong(self) -> list[Row]:
        """The rows with something wrong in them."""
        return [row for row in self.rows if row.error]

    @property
    def sound(self) -> bool:
        return self.asked and not self.errors and not self.wrong

    @property
    def at(self) -> dt.date:
        """The day to look from."""
        return self.as_of.day or today()

    @property
    def unusual(self) -> bool:
        """Whether anything of the fold for experts is used."""
        return bool(self.as_of.text or self.known_at.text)

    @property
    def waiting(self) -> list[Row]:
        """Rows without a date: they count for nothing yet."""
        return [row for row in self.rows if row.blank]

    @property
    def first_fresh(self) -> int:
        """The row that a button has just added, where the reader goes on; 0 where there is none."""
        return next((row.number for row in self.rows if row.fresh), 0)

    @property
    def next_row(self) -> int:
        """The number that the next row will have."""
        return len(self.rows) + 1

    def events(self) -> list[Event]:
        """What happened, as the clock takes it."""
        events = [Event(EventType.RECEIVED, self.received.day)] if self.received.day else []
        return [*events, *(event for row in self.rows if (event := row.event()))]

    def address(self) -> str:
        """The question as the query of an address, blank rows left out."""
        return urlencode(list(self._pairs([row for row in self.rows if not row.blank])))

    def draft(self) -> str:
        """The form as the query of an address, blank rows kept."""
        return urlencode(list(self._pairs(self.rows)))

    def _pairs(self, rows: list[Row]) -> Iterator[tuple[str, str]]:
        for name, value in (("received", self.received), ("as_of", self.as_of), ("known_at", self.known_at)):
            if value.text:
                yield name, value.day.isoformat() if value.day else value.text
            if name == "received":
                yield "channel", self.channel
        for number, row in enumerate(rows, 1):
            yield from row.pairs(number)


def read(query: QueryDict) -> Question:
    """The question of an address; what cannot be read is said at its field."""
    numbers = sorted({int(found[1]) for name in query if (found := _ROW.fullmatch(name))})
    received = given.date(query, "received")
    rows = [row for number in numbers[:MOST_ROWS] if (row := read_row(query, number))]
    ways = {item.code: item.says.partition("，")[0] for item in channels(received.day)}
    question = Question(
        received=received,
        channel=given.choice(query, "channel", tuple(ways)),
        rows=_edited(rows, given.text(query, "add"), given.text(query, "remove")),
        as_of=given.date(query, "as_of"),
        known_at=given.date(query, "known_at"),
        dropped=max(0, len(numbers) - MOST_ROWS),
    )
    _check(question)
    _note_unread(query, question, ways)
    return question


def _note_unread(query: QueryDict, question: Question, ways: dict[str, str]) -> None:
    """A date that rests on a guess must say so: an address may come from elsewhere, or be mistyped."""
    channel = given.text(query, "channel")[:LONGEST_NAME]
    if channel and channel not in ways:
        question.unread.append(f"提交方式“{channel}”当时没有或者无法识别，暂按“{ways[question.channel]}”计算")
    strange = [name for name in query if _ROW.fullmatch(name) and not known_type(given.text(query, name))]
    if strange:
        kinds = "、".join(f"“{given.text(query, name)[:LONGEST_NAME]}”" for name in strange[:MOST_NAMED])
        question.unread.append(f"地址中有 {len(strange)} 个事件无法识别，没有计入：{kinds}")


def receipt_rule(on: dt.date | None) -> Rule:
    """The rule that says which day counts as receipt, as it stood on a day (else its newest version)."""
    versions = sources.book().versions(RECEIPT)
    day = on or today()
    return next((rule for rule in versions if rule.in_force(day)), versions[-1])


def channels(on: dt.date | None) -> tuple[Item, ...]:
    """The ways in which an application may come."""
    return receipt_rule(on).items


def first_day() -> dt.date:
    """The first day on which the law had a limit for answers."""
    return min(rule.valid_from for rule in sources.book().versions(LIMIT) if rule.valid_from)


def _edited(rows: list[Row], add: str, remove: str) -> list[Row]:
    """The rows after a button was pressed, numbered anew."""
    left = [row for row in rows if str(row.number) != remove]
    for event in BY_CODE[add].events if add in BY_CODE else ():
        if len(left) < MOST_ROWS:
            left.append(Row(0, event, given.GivenDate(), fresh=True))
    for number, row in enumerate(left, 1):
        row.number = number
    return left


def _check(question: Question) -> None:
    if question.dropped:
        question.errors["rows"] = f"至多计算 {MOST_ROWS} 个事件，地址中多出的 {question.dropped} 个没有读取"
    if not question.asked:
        if len(question.waiting) < len(question.rows):
            question.errors["received"] = "请填写机关收到申请的日期"
        return
    first, last = first_day(), today().replace(month=12, day=28)
    last = last.replace(year=last.year + MOST_YEARS)
    span = f"应在 {first} 至 {last} 之间"
    for name in ("received", "as_of", "known_at"):
        value: given.GivenDate = getattr(question, name)
        if value.wrong:
            question.errors[name] = f"“{value.text}”不是存在的日期，请写作 2026-01-26"
        elif value.day and not first <= value.day <= last:
            question.errors[name] = f"{value.day} {span}"
    for row in question.rows:
        for name, value in (("on", row.on), ("until", row.until)):
            if value.day and not first <= value.day <= last:
                row.error.setdefault(name, f"{value.day} {span}")
