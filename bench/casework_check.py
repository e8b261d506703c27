"""What a home under the kills holds, against what was begun and acknowledged.

python -m bench.casework_check HOME LEDGER EXPORTS: prints JSON with the figures and every fault found.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST = 40  # faults that are told
Act = tuple[int | None, str]  # case (None where it came with the act) and kind


@dataclass
class Ledger:
    """Who began what, and what was acknowledged: case, sequence (None where nobody told) and kind."""

    begun: dict[str, Act] = field(default_factory=dict)
    done: dict[str, tuple[int | None, int | None, str]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)


def read_ledger(file: Path) -> Ledger:
    """Every whole line; the last one of a process that was killed may be half, and then nobody was told."""
    ledger = Ledger()
    for line in file.read_bytes().split(b"\n"):
        for said in _whole(line):
            act = said["act"]
            if "begun" in said:
                ledger.begun[act] = (said["begun"][0], said["begun"][1])
            elif "done" in said:
                ledger.done[act] = tuple(said["done"])
            else:
                ledger.refused.add(act)
    return ledger


def _whole(line: bytes) -> list[dict[str, Any]]:
    """The record at the end of a line: before it there may stand half a record of a process that died."""
    start = line.rfind(b'{"act"')
    try:
        return [json.loads(line[start:])] if start >= 0 else []
    except ValueError:
        return []


def main() -> None:
    home, ledger, exports = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    os.environ["GONGKAI_HOME"] = str(home)
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    from bench import casework_faults as faults  # noqa: PLC0415 - its models are ready only now

    if owed := faults.owed():
        print(json.dumps({"owed": owed, "faults": [f"待投递尚有 {owed} 项"]}))
        return
    said = read_ledger(ledger) if ledger.exists() else Ledger()
    figures = faults.figures()
    found = [each for ask in faults.ASKED for each in ask()]
    found += faults.of_acts(said) + faults.of_imports(home, exports)
    figures |= {"begun": len(said.begun), "acknowledged": len(said.done)}
    print(json.dumps({**figures, "owed": 0, "faults": found[:MOST]}, ensure_ascii=False))


def counted(ledger: Ledger) -> tuple[Counter[Act], Counter[Act]]:
    """By case and kind: how often it was acknowledged, how often it may have happened at most."""
    least: Counter[Act] = Counter()
    most: Counter[Act] = Counter()
    for act, (case, kind) in ledger.begun.items():
        if case is not None and act not in ledger.refused:
            most[case, kind] += 1
            least[case, kind] += act in ledger.done
    return least, most


def by_case(ledger: Ledger) -> dict[int, dict[int, str]]:
    """The acknowledged events of each case by their sequence."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for case, sequence, kind in ledger.done.values():
        if case is not None and sequence is not None:
            found[case][sequence] = kind
    return found


if __name__ == "__main__":
    main()
