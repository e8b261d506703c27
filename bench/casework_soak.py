"""Casework killed at any moment: no event lost or doubled, no letter without its event, no file without its row.

In every round an office works on its cases beside a worker, a server or an import; where there is a server,
citizens apply there and another system confirms. Each process is killed at a moment of its own, and the next round
goes on with what it finds. Everybody writes down what was begun and what was acknowledged.

python -m bench.casework_soak [--kills N]: prints JSON; exit 1 when record, trail, letters or store are wrong.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.casework_citizen import People, Visit
from bench.casework_made import export_of
from bench.killing import COMMANDS, environment, free_port, gongkai
from bench.nursery import Nursery

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20260601
HANDS = (("worker",), ("worker", "import"), ("server", "worker"), ("worker",), ("server",))
EARLIEST, LATEST = 0.3, 6.0  # seconds from the start of a round to the death of a process
OFFICE_HOURS = (0.0, 2.5)  # seconds that an office works before it dies
AT_WORK = 0.85  # how often the time of a server or an office runs only from its first answer, its first act
GLANCE = 0.03
EXPORTS, CASES = 4, 700  # files of another system; a batch of the import are 500 cases
PATIENCE = 100  # seconds for a server to answer; times that a worker comes back for what is still owed
WAIT = 4.0  # seconds between them: what failed is tried again later


def main() -> None:
    """Run the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=10**6, help="begin no further round after so long")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-soak-") as folder:
        figures = kill_casework(Path(folder), options.kills, seconds=options.seconds)
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(1 if figures["faults"] else 0)


@dataclass
class Soak:
    """A home under the kills, and what came of them so far."""

    folder: Path
    people: People
    exports: list[Path]
    chance: random.Random
    latest: float
    nursery: Nursery
    rounds: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    offices: int = 0
    imported: int = 0  # exports that came in whole
    faults: list[str] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def told(self) -> Path:
        return self.folder / "told"

    @property
    def hands_killed(self) -> int:
        """How often a worker, a server, an import died; the office dies besides."""
        return self.killed.total() - self.killed["office"]

    def run(self, hands: tuple[str, ...]) -> None:
        """Start them beside the office, kill each at its moment; the office again and again."""
        port = free_port()
        alive = {self.nursery.start(*self._command(hand, port)): hand for hand in hands}
        visit = Visit(self.people, port) if "server" in hands else None
        if visit:
            visit.start()
        if visit and self.chance.random() < AT_WORK:
            self._work(lambda: visit.met, at_most=PATIENCE)
        moments = sorted((self.chance.uniform(EARLIEST, self.latest), number) for number in alive)
        began = time.monotonic()
        for moment, number in moments:
            self._work(lambda moment=moment: time.monotonic() > began + moment)  # type: ignore[misc]  # its own
            self._kill(number, alive[number])
        if visit:
            visit.stop()
        self.rounds += 1

    def _work(self, over: Callable[[], bool], at_most: float = math.inf) -> None:
        """The office at work, and killed, until then."""
        end = time.monotonic() + at_most
        ledger = self.folder / "ledger"
        while not over() and time.monotonic() < end:
            self.offices += 1
            size = ledger.stat().st_size
            number = self.nursery.start("bench.casework_acts", str(self.home), str(ledger), str(self.offices))
            began = self.chance.random() > AT_WORK
            hours = self.chance.uniform(*OFFICE_HOURS)
            while hours > 0 and not over():
                time.sleep(GLANCE)
                began = began or ledger.stat().st_size > size
                hours -= GLANCE if began else 0
            self._kill(number, "office")

    def _command(self, hand: str, port: int) -> tuple[str, ...]:
        if hand == "import":
            export = self.exports[self.imported % len(self.exports)]
            return ("gongkai.cli", "foi", "import", str(export), "--home", str(self.home))
        return COMMANDS[hand](self.home, port)

    def _kill(self, number: int, hand: str) -> None:
        """Only an import may have ended of itself, and only well."""
        code = self.nursery.kill(number)
        if code == -signal.SIGKILL:
            self.killed[hand] += 1
        elif hand == "import" and code == 0:
            self.imported += 1
        else:
            said = self.told.read_text("utf-8", "replace")[-1500:]
            self.faults.append(f"第 {self.rounds} 轮：{hand} 自行退出（{code}）：{said}")

    def finish(self) -> dict[str, object]:
        """Let everything catch up, then ask."""
        for export in self.exports[: self.imported + 1]:
            done = gongkai(self.home, "foi", "import", export)
            if done.returncode:
                self.faults.append(f"导入未能完成：{done.stdout[-300:]}{done.stderr[-300:]}")
        for _ in range(PATIENCE):
            gongkai(self.home, "work", "--once")
            figures = _asked(self.home, self.folder / "ledger", min(self.imported + 1, len(self.exports)))
            if not figures["owed"]:
                break
            time.sleep(WAIT)
        faults = [*self.faults, *self.people.faults, *figures.pop("faults")]
        kills = {"kills": self.hands_killed, "of": dict(self.killed)}
        return {**kills, "rounds": self.rounds, **figures, "faults": faults}


def kill_casework(
    folder: Path, kills: int, *, latest: float = LATEST, cases: int = CASES, seconds: float = 10**6
) -> dict[str, object]:
    """Kill until so many processes have died (or the time is over); the figures with the faults found."""
    chance, ledger = random.Random(SEED), folder / "ledger"
    home = folder / "home"
    people = People(ledger, _made(home, cases), random.Random(SEED))
    exports = [export_of(home, number) for number in range(EXPORTS)]
    nursery = Nursery(home, folder / "told")
    soak = Soak(folder, people, exports, chance, latest, nursery)
    began = time.monotonic()
    while soak.hands_killed < kills and time.monotonic() - began < seconds:
        soak.run(HANDS[soak.rounds % len(HANDS)])
    nursery.close()
    return soak.finish()


def _made(home: Path, cases: int) -> str:
    """The office and the exports, made; the secret of its token."""
    command = [sys.executable, "-m", "bench.casework_made", str(home), str(EXPORTS), str(cases)]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment())
    return made.stdout.split()[-1]


def _asked(home: Path, ledger: Path, exports: int) -> dict[str, object]:
    command = [sys.executable, "-m", "bench.casework_check", str(home), str(ledger), str(exports)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment())
    found: dict[str, object] = json.loads(told.stdout)
    return found


if __name__ == "__main__":
    main()
