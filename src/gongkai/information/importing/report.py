"""What an import did, and the list of what it refused."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.information.importing.draft import Item


@dataclass(frozen=True, slots=True)
class Reject:
    """What was refused: its place, the reason, and the record as it stood."""

    where: str
    why: str
    raw: str = ""


@dataclass(slots=True)
class Report:
    """The counts; read = created + updated + unchanged + rejected."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejects: list[Reject] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def refuse(self, item: Item, why: str) -> None:
        """Put a thing on the list."""
        raw = item.raw or json.dumps(item.record, ensure_ascii=False, default=str) if item.record else item.raw
        self.rejects.append(Reject(item.where, why, raw))

    def close(self) -> None:
        """Stop the clock."""
        self.seconds = round(time.monotonic() - self.began, 3)

    def as_json(self) -> dict[str, Any]:
        """The contract of `gongkai import --json`."""
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": len(self.rejects),
            "seconds": self.seconds,
            "rejects": [{"where": reject.where, "why": reject.why} for reject in self.rejects],
        }

    def write_rejects(self, folder: Path) -> Path | None:
        """Write the list as JSON lines with the raw records, ready to be mended; None when nothing was refused."""
        if not self.rejects:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{timezone.localtime():%Y%m%d-%H%M%S-%f}-rejects.jsonl"
        lines = (
            json.dumps({"where": each.where, "why": each.why, "raw": each.raw}, ensure_ascii=False)
            for each in self.rejects
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="backslashreplace")
        return path
