"""A table of contents repeats every heading before the text does; it is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.elements.markers import Style, at_line_start

if TYPE_CHECKING:
    from gongkai.documents.elements.lines import Line

_FURTHEST = 400
_OUTER = frozenset((Style.BOOK, Style.CHAPTER, Style.CLAUSE_GROUP, Style.ONE, Style.TWO))


def without_contents(lines: list[Line]) -> list[Line]:
    """Drop the lines from 目录 to where its first heading comes a second time."""
    for at, line in enumerate(lines):
        if line.text.endswith("录") and re.sub(r"\s", "", line.text[-8:]).endswith("目录"):
            again = _second_time(lines, at + 1)
            if again:
                line.text = re.sub(r"目\s*录$", "", line.text).strip()
                return [*lines[:at], *([line] if line.text else []), *lines[again:]]
    return lines


def _second_time(lines: list[Line], first: int) -> int:
    """Find the line where the heading of line `first` is repeated, only headings standing between; 0 if none."""
    opening = at_line_start(lines[first].text) if first < len(lines) else None
    if opening is None or opening.style not in _OUTER:
        return 0
    for at in range(first + 1, min(len(lines), first + _FURTHEST)):
        marker = at_line_start(lines[at].text)
        if marker is None or marker.style not in _OUTER:
            return 0
        if (marker.style, marker.ordinal) == (opening.style, opening.ordinal) and marker.style is not Style.TWO:
            return at
    return 0
