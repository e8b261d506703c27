"""What every checker does with a place that it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gongkai.proofreading.model import Finding

if TYPE_CHECKING:
    from gongkai.proofreading.model import Kind

Checker = Callable[[str], Iterator[Finding]]


def flag(text: str, start: int, end: int, suggest: str, kind: Kind, certainty: float) -> Finding:
    """A finding at `text[start:end]`."""
    return Finding(start, end, text[start:end], suggest, kind, certainty)


def line_at(text: str, start: int, end: int, most: int = 60) -> tuple[int, str]:
    """The line around a place, at most so many characters to each side: where it begins, and itself."""
    first = max(text.rfind("\n", 0, start) + 1, start - most)
    last = text.find("\n", end)
    return first, text[first : min(last if last >= 0 else len(text), end + most)]
