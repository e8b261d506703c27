"""Lawful histories at random: a few bytes decide what happens in a case, so that drawing one costs little."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import starmap
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from gongkai.law.events import Event, EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.clock import Deadline

EXAMPLES = int(os.environ.get("GONGKAI_EXAMPLES", "10000"))  # the mutants' runs make do with fewer
MANY, SOME = settings(max_examples=EXAMPLES), settings(max_examples=max(1, EXAMPLES // 5))
CONFIRMED_CHANNELS = ("post_plain", "internet", "fax")
CHANNELS = ("counter", "post_signed", *CONFIRMED_CHANNELS)
FIRST, DAYS = date(2019, 5, 15), 2_720  # through October 2026: some clocks run into a year not announced
FEES_FROM = date(2021, 1, 1)
_BYTES = 40


@dataclass(frozen=True)
class Case:
    """A channel, events in their natural order, and a shuffle of them; `looks` are days to look from."""

    channel: str
    events: tuple[Event, ...]
    shuffled: tuple[Event, ...]
    looks: tuple[date, ...]

    def on(self, kind: EventType) -> list[date]:
        """The days of the events of one kind."""
        return sorted(event.on for event in self.events if event.type is kind)

    @property
    def receipt(self) -> date:
        """条例 31, stated a second time: by internet, fax and plain letter the day of confirmation."""
        received, confirmed = self.on(EventType.RECEIVED)[0], self.on(EventType.CONFIRMED)
        return confirmed[0] if confirmed and self.channel in CONFIRMED_CHANNELS else received


def event(kind: str, on: date | str, **more: object) -> Event:
    """An event in the words of the contract."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Event(EventType(kind), day, **more)  # type: ignore[arg-type]  # what it is given, the caller knows


def history(**days: str) -> list[Event]:
    """Events by kind: `history(received="2026-01-26", corrected="2026-02-05")`."""
    return list(starmap(event, days.items()))


def facts(found: Deadline) -> tuple[object, ...]:
    """All that a deadline says, to be compared with another."""
    return found.due, found.provisional, found.proof, found.rules, found.history.end


def cases(*, delays: bool = False) -> st.SearchStrategy[Case]:
    """Cases that the law allows; with `delays`, some have an agreed delay under 条例 35."""
    return st.binary(min_size=_BYTES, max_size=_BYTES).map(lambda drawn: _case(drawn, delays=delays))


def _case(drawn: bytes, *, delays: bool) -> Case:
    chance, received = iter(drawn), FIRST + timedelta(days=(drawn[-1] << 8 | drawn[-2]) % DAYS)
    channel = CHANNELS[next(chance) % len(CHANNELS)]
    receipt, confirmed = received, next(chance)
    events = [Event(EventType.RECEIVED, received)]
    if channel in CONFIRMED_CHANNELS and confirmed % 4:
        receipt = _after(received, confirmed % 7)
        events.append(Event(EventType.CONFIRMED, receipt))
    starts = [receipt]
    events += _pair(chance, receipt, 9, ("correction_notified", "corrected"), starts)
    paid = [starts[-1]]
    fee = _pair(chance, starts[-1], 25, ("fee_notified", "fee_paid"), paid)
    if starts[-1] >= FEES_FROM:
        events, starts = [*events, *fee], [*starts, *paid[1:]]
    for kind in ("third_party", "third_party", "third_party", "organ", "organ"):
        events += _pair(chance, starts[next(chance) % len(starts)], 40, (f"{kind}_consulted", f"{kind}_replied"))
    extended, start, days = next(chance), next(chance), next(chance)
    if extended % 3 == 0:
        on = _after(starts[start % len(starts)], extended % 20)  # twenty days hold twenty working days at most
        events.append(Event(EventType.EXTENDED, on, days=1 + days % 20, approved_by="负责人"))
    agreed, until = next(chance), next(chance)
    if delays and agreed % 2:
        on = _after(receipt, agreed % 30)
        events.append(Event(EventType.DELAY_AGREED, on, until=_after(on, 1 + until)))
    events += _end(next(chance), events)
    shuffled = [*events]
    random.Random(drawn).shuffle(shuffled)
    return Case(channel, tuple(events), tuple(shuffled), tuple(_after(received, next(chance)) for _ in range(3)))


def _pair(
    chance: Iterator[int], start: date, within: int, kinds: tuple[str, str], starts: list[date] | None = None
) -> list[Event]:
    """In a third of cases a letter, and mostly its reply; a reply that restarts the clock is noted in `starts`."""
    happens, sent, replied = next(chance), next(chance), next(chance)
    if happens % 3:
        return []
    first = _after(start, sent % within)
    events = [event(kinds[0], first)]
    if replied % 8:
        last = _after(first, replied % 45)
        events.append(event(kinds[1], last))
        if starts is not None:
            starts.append(last)
    return events


def _end(drawn: int, events: list[Event]) -> list[Event]:
    if drawn % 3 == 0:
        return []
    replies = {EventType.THIRD_PARTY_REPLIED, EventType.ORGAN_REPLIED}
    last = max(each.on for each in events if each.type not in replies)
    return [event("answered" if drawn % 3 == 1 else "withdrawn", _after(last, drawn // 6))]


def _after(day: date, count: int) -> date:
    return day + timedelta(days=count)
