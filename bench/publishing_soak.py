"""Publishing killed at any moment: never half a page, never one that nobody approved, and all catches up.

In every round somebody is at work beside a server, a worker, or both; each is killed at a moment of its own.
Where there is a server, a reader asks it for pages all the time.

python -m bench.publishing_soak [--kills N]: prints JSON; exit 1 when a round left anything wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.killing import COMMANDS, environment, free_port, gongkai, killed, started
from bench.publishing_acts import UNAPPROVED
from bench.publishing_reader import Reader

SEED = 20260401
HANDS = (("worker",), ("server",), ("server", "worker"))
EARLIEST, LATEST = 0.5, 6.0  # seconds from the start of the processes to their death


def main() -> None:
    """Run the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument(
        "--from-nothing", action="store_true", help="the first output, too, is made under the kills"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-soak-") as folder:
        figures = kill_publishing(Path(folder) / "home", options.kills, from_nothing=options.from_nothing)
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(1 if figures["faults"] else 0)


def kill_publishing(
    home: Path, kills: int, *, latest: float = LATEST, from_nothing: bool = False
) -> dict[str, object]:
    """Kill until so many processes have died; then let a worker catch up; the faults found."""
    chance = random.Random(SEED)
    if not from_nothing:
        gongkai(home, "publish", "--all")
    faults: list[str] = []
    done, rounds, pages_read = 0, 0, 0
    while done < kills:
        hands = HANDS[rounds % len(HANDS)]
        met, pages = _killed(home, rounds, hands, chance, latest)
        done, pages_read = done + 1 + len(hands), pages_read + pages
        faults += [f"第 {rounds} 轮：{one}" for one in met]
        faults += _page_faults(home, rounds)
        if rounds % 5 == 0:
            faults += _output_faults(home, rounds)
        rounds += 1
    gongkai(home, "work", "--once")
    gongkai(home, "publish")
    faults += _page_faults(home, rounds) + _output_faults(home, rounds) + _behind(home)
    return {
        "kills": done,
        "rounds": rounds,
        "pages": len(list((home / "public").rglob("index.html"))),
        "documents": len(list((home / "public/information").glob("*/index.html"))),
        "pages_read": pages_read,
        "faults": faults,
    }


def _killed(
    home: Path, number: int, hands: tuple[str, ...], chance: random.Random, latest: float
) -> tuple[list[str], int]:
    """These processes and somebody at work beside them; one of them dies, and after a while the next. What the
    reader met that nobody may meet, and how many pages it read."""
    port = free_port()
    commands = [COMMANDS[hand](home, port) for hand in hands] + [("bench.publishing_acts", str(home), str(number))]
    processes = [started(command) for command in commands]
    documents = len(list((home / "public/information").glob("*")))
    reader = Reader(port, documents, random.Random(number)) if "server" in hands else None
    if reader:
        reader.start()
    chance.shuffle(processes)
    for process in processes:
        time.sleep(chance.uniform(EARLIEST, latest))
        killed(process)
    return (reader.stop(), reader.read) if reader else ([], 0)


def _page_faults(home: Path, number: int) -> list[str]:
    """What any reader could meet right now: half a page, or words that nobody approved."""
    found = []
    for file in (home / "public").rglob("*.html"):
        text = file.read_text("utf-8", "replace")
        if not text.rstrip().endswith("</html>"):
            found.append(f"第 {number} 轮：{file.relative_to(home)} 不完整")
        if UNAPPROVED in text:
            found.append(f"第 {number} 轮：{file.relative_to(home)} 含有未经批准的内容")
    return found


def _output_faults(home: Path, number: int) -> list[str]:
    told = gongkai(home, "verify", "--json")
    verdict = json.loads(told.stdout or "{}")
    return [] if verdict.get("ok") else [f"第 {number} 轮：{told.stdout[:500]}{told.stderr[-300:]}"]


def _behind(home: Path) -> list[str]:
    """What the output still owes once a worker had its time: every public document has its page, no other has."""
    script = (
        "from gongkai.cli.home import start_django; start_django()\n"
        "from gongkai.portal import rows\n"
        "from gongkai.core.outbox.models import OutboxEntry\n"
        "import json; print(json.dumps([list(rows.readable().values_list('pk', flat=True)),"
        " OutboxEntry.objects.filter(topic='publishing.changed').count()]))"
    )
    chosen = environment() | {"GONGKAI_HOME": str(home)}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=chosen)
    keys, owed = json.loads(told.stdout)
    pages = {int(file.parent.name) for file in (home / "public/information").glob("*/index.html")}
    faults = [f"待投递尚有 {owed} 项"] if owed else []
    return faults + ([] if pages == set(keys) else [f"页面与库不一致：{sorted(pages ^ set(keys))[:20]}"])


if __name__ == "__main__":
    main()
