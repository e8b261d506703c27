"""How fast deadlines are computed, with and without their proofs. Prints JSON; exit 1 below a floor.

python -m bench.law
"""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongkai.law.calendar import national
from gongkai.law.clock import deadline
from gongkai.law.events import Event, EventType
from gongkai.law.procedure import procedure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.law.clock import Deadline

COUNT = 100_000
SECONDS_WITH_PROOF = 10.0
SECONDS_WITHOUT = 2.0
FIRST, LAST = date(2019, 6, 1), date(2026, 9, 30)
DAY = timedelta(days=1)


def histories(count: int) -> list[list[Event]]:
    """Cases as they come: most are plain, some are corrected, consulted upon, charged, extended."""
    chance = random.Random(711)
    return [history(chance) for _ in range(count)]


def history(chance: random.Random) -> list[Event]:
    """One case; every event lies where the law allows it."""
    received = FIRST + DAY * chance.randrange((LAST - FIRST).days)
    events, start = [Event(EventType.RECEIVED, received)], received
    if chance.random() < 0.15:
        start = received + DAY * chance.randrange(6, 20)
        events += [Event(EventType.CORRECTION_NOTIFIED, received + DAY * 5), Event(EventType.CORRECTED, start)]
    if chance.random() < 0.2:
        sent = start + DAY * chance.randrange(1, 5)
        events += [
            Event(EventType.THIRD_PARTY_CONSULTED, sent),
            Event(EventType.THIRD_PARTY_REPLIED, sent + DAY * chance.randrange(1, 25)),
        ]
    if chance.random() < 0.25:
        extended = start + DAY * chance.randrange(5, 20)
        events.append(Event(EventType.EXTENDED, extended, chance.randrange(1, 21), "负责人"))
    return events


def seconds(cases: Iterable[list[Event]], *, proof: bool) -> tuple[float, list[Deadline]]:
    """Processor seconds on one core for all cases, and what came out."""
    foi, calendar = procedure("foi"), national()
    begun = time.process_time()
    found = [deadline(foi, calendar, events, channel="counter") for events in cases]
    spans = sum(len(each.proof) for each in found) if proof else 0
    taken = time.process_time() - begun
    assert not proof or spans > len(found), "proofs were computed"
    return taken, found


def main() -> None:
    """Measure and print."""
    cases = histories(COUNT)
    without, _ = seconds(cases, proof=False)
    with_proof, found = seconds(cases, proof=True)
    wrong = sum(sum(span.counted for span in each.proof) != each.limit for each in found)
    figures = {
        "deadlines": COUNT,
        "seconds_without_proof": round(without, 2),
        "seconds_with_proof": round(with_proof, 2),
        "proofs_that_do_not_add_up": wrong,
        "events": sum(map(len, cases)),
    }
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(0 if without < SECONDS_WITHOUT and with_proof < SECONDS_WITH_PROOF and not wrong else 1)


if __name__ == "__main__":
    main()
