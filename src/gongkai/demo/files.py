"""The demo city's files: organizations, people, and documents with their front matter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CITY = Path(__file__).parent / "city"
FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """One document: what its record says (`facts`) and its text as a Word file would give it."""

    name: str
    facts: dict[str, Any]
    text: str

    @property
    def id(self) -> str:
        return str(self.facts["id"])


def organizations() -> dict[str, Any]:
    """``organization`` and ``group`` tables."""
    return tomllib.loads((CITY / "organizations.toml").read_text(encoding="utf-8"))


def people() -> list[dict[str, Any]]:
    """The people with their posts."""
    found: list[dict[str, Any]] = tomllib.loads((CITY / "people.toml").read_text(encoding="utf-8"))["person"]
    return found


def documents() -> list[DemoDocument]:
    """All documents, oldest first, drafts last, so that what is cited is there before what cites it."""
    found = [_document(path) for path in sorted((CITY / "documents").glob("*.md"))]
    return sorted(found, key=lambda document: (document.facts.get("written_on") is None, _day(document)))


def _day(document: DemoDocument) -> str:
    return str(document.facts.get("written_on") or document.name)


def _document(path: Path) -> DemoDocument:
    _, front, text = path.read_text(encoding="utf-8").split(FENCE, 2)
    return DemoDocument(path.name, tomllib.loads(front), text.strip())
