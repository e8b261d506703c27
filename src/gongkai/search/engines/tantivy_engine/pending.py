"""What is written while a new generation is being built, kept so that the new one has it too."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from gongkai.search.contract import Record, WriterBusyError
from gongkai.search.engines.tantivy_engine.lock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Pending:
    """A file of changes, there while a rebuild runs; touched only under the writer's lock."""

    def __init__(self, root: Path) -> None:
        self._path = root / "pending.jsonl"
        self._rebuild = root / "rebuild.lock"

    @property
    def wanted(self) -> bool:
        """Whether a rebuild is running that will want to know. What a rebuild that died left is removed."""
        if not self._path.exists():
            return False
        lock = FileLock(self._rebuild, 0.0)
        try:
            lock.acquire()
        except WriterBusyError:
            return True
        self.stop()
        lock.release()
        return False

    def start(self) -> None:
        """Begin to collect."""
        self._path.write_bytes(b"")

    def stop(self) -> None:
        """Stop collecting and forget."""
        self._path.unlink(missing_ok=True)

    def note(self, changes: Iterable[Record | str]) -> None:
        """Add committed changes: records put in, ids taken out."""
        lines = "".join(json.dumps(_line(change)) + "\n" for change in changes)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(lines)

    def changes(self) -> Iterator[Record | str]:
        """Read them back in order."""
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                value = json.loads(line)
                yield value if isinstance(value, str) else _record(value)


def _line(change: Record | str) -> str | dict[str, Any]:
    if isinstance(change, str):
        return change
    return asdict(change) | {
        name: day.isoformat() if (day := getattr(change, name)) else None
        for name in ("written_on", "published_on")
    }


def _record(value: dict[str, Any]) -> Record:
    days = {
        name: date.fromisoformat(value[name]) if value[name] else None for name in ("written_on", "published_on")
    }
    return Record(**{**value, **days, "keywords": tuple(value["keywords"])})
