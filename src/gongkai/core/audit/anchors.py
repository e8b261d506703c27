"""Heads of the trail noted outside the database: cutting off its tail, or rewriting all of it, is found too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.core.audit.models import AuditHead


def _file() -> Path:
    path: Path = settings.GONGKAI_HOME / "audit" / "heads.jsonl"
    return path


def note(head: AuditHead) -> None:
    """Write the head down unless the last note says the same."""
    known = anchors()
    if head.sequence == 0 or (known and known[-1] == (head.sequence, head.hash)):
        return
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"sequence": head.sequence, "hash": head.hash}) + "\n")


def anchors() -> list[tuple[int, str]]:
    """Every (sequence, hash) noted so far, oldest first. A line cut off by a crash is left out."""
    path = _file()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            entry = json.loads(line)
            found.append((int(entry["sequence"]), str(entry["hash"])))
        except (ValueError, KeyError):
            continue
    return found
