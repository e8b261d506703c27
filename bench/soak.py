"""`make soak`: an import killed again and again at any moment loses nothing and leaves nothing by halves.

python -m bench.soak [--rounds N]: prints JSON; exit 1 when a round left the library, the trail or the index wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.killing import gongkai, killed, started

SEED = 20260301
DOCUMENTS = 400


def main() -> None:
    """Run the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="gongkai-soak-") as folder:
        figures = kill_imports(Path(folder), rounds)
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(1 if figures["faults"] else 0)


def kill_imports(folder: Path, rounds: int, *, documents: int = DOCUMENTS) -> dict[str, object]:
    """Kill the import of one export `rounds` times, at random moments, then let it finish; the faults found."""
    chance = random.Random(SEED)
    export, home = folder / "export.jsonl", folder / "home"
    export.write_text("".join(_record(number) for number in range(documents)), encoding="utf-8")
    faults: list[str] = []
    died = 0
    for number in range(rounds):
        died += _killed_import(export, home, chance.uniform(0.3, 4.0))
        if number % 10 == 0:
            faults += _trail_faults(home)
    gongkai(home, "import", export, "--map", "hebei_sites", "--json")
    gongkai(home, "work", "--once")
    again = json.loads(gongkai(home, "import", export, "--map", "hebei_sites", "--json").stdout)
    if again["unchanged"] != documents:
        faults.append(f"再次导入应全部不变：{again}")
    found = json.loads(gongkai(home, "search", "值守", "--json").stdout)["total"]
    if found != documents:
        faults.append(f"库中 {documents} 件，索引查得 {found} 件")
    return {"rounds": rounds, "killed": died, "documents": documents, "faults": faults + _trail_faults(home)}


def _killed_import(export: Path, home: Path, after_seconds: float) -> bool:
    process = started(("gongkai.cli", "import", str(export), "--map", "hebei_sites", "--home", str(home)))
    time.sleep(after_seconds)
    return killed(process)


def _trail_faults(home: Path) -> list[str]:
    return [str(fault) for fault in json.loads(gongkai(home, "audit", "verify", "--json").stdout)["faults"]]


def _record(number: int) -> str:
    record = {
        "id": f"soak-{number}",
        "title": f"示范市第{number}号防汛值守通知",
        "date": f"2024-05-{number % 28 + 1:02d}",
        "validity": None,
        "category": "通知",
        "kind": "policy",
        "site": "示范市应急管理局",
        "url": f"https://www.shifan.example/soak/{number}",
        "attachments": [],
        "abstract": None,
        "text": f"各单位：\n为做好第{number}轮防汛，现通知：\n一、落实值守\n二十四小时值守，编号{number}。\n" * 5,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
