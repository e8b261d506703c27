"""Heads of the manifest noted outside the database: cutting off its tail, or rewriting all of it, is found too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path


def _file() -> Path:
    path: Path = settings.GONGKAI_HOME / "manifest" / "heads.jsonl"
    return path


def note(sequence: int, digest: str) -> None:
    """Write the head down unless the last note says the same."""
    known = noted()
    if sequence == 0 or (known and known[-1] == (sequence, digest)):
        return
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"sequence": sequence, "hash": digest}) + "\n")


def noted() -> list[tuple[int, str]]:
    """Every (sequence, hash) noted so far, oldest first. A line cut off by a crash is left out."""
    path = _file()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            entry = json.loads(line)
            found.append((int(entry["sequence"]), str(entry["hash"])))
        except (ValueError, KeyError, TypeError):
            continue
    return found
