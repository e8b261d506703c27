"""Publishing killed at any moment: never half a page, never one that nobody approved, and all catches up.

python -m bench.publishing_soak [--rounds N]: prints JSON; exit 1 when a round left anything wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.publishing_acts import UNAPPROVED
from bench.publishing_library import environment

SEED = 20260401
EARLIEST, LATEST = 0.5, 6.0  # seconds from the start of the processes to their death


def main() -> None:
    """Run the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="gongkai-soak-") as folder:
        figures = kill_publishing(Path(folder) / "home", rounds)
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(1 if figures["faults"] else 0)


def kill_publishing(home: Path, rounds: int, *, latest: float = LATEST) -> dict[str, object]:
    """Kill a worker, the person at work, or both, `rounds` times; then let a worker catch up; the faults found."""
    chance = random.Random(SEED)
    _gongkai(home, "publish", "--all")
    faults: list[str] = []
    for number in range(rounds):
        _killed(home, number, chance, latest)
        faults += _page_faults(home, number)
        if number % 5 == 0:
            faults += _output_faults(home, number)
    _gongkai(home, "work", "--once")
    _gongkai(home, "publish")
    faults += _page_faults(home, rounds) + _output_faults(home, rounds) + _behind(home)
    pages = len(list((home / "public").rglob("index.html")))
    documents = len(list((home / "public/information").glob("*/index.html")))
    return {"rounds": rounds, "pages": pages, "documents": documents, "faults": faults}


def _killed(home: Path, number: int, chance: random.Random, latest: float) -> None:
    """A worker and somebody at work beside it; one of them dies, and after a while the other."""
    commands = [("gongkai.cli", "work", "--home", str(home)), ("bench.publishing_acts", str(home), str(number))]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
        for command in commands
    ]
    chance.shuffle(processes)
    for process in processes:
        time.sleep(chance.uniform(EARLIEST, latest))
        os.killpg(process.pid, signal.SIGKILL)
    for process in processes:
        process.wait()


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
    told = _gongkai(home, "verify", "--json")
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


def _gongkai(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongkai.cli", *arguments, "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment())


if __name__ == "__main__":
    main()
