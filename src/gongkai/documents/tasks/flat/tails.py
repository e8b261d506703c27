"""The end of one row: its unit cells and its date, cut off the text that they follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.joints import between_columns, is_clean, unit_start
from gongkai.documents.tasks.flat.peel import due_start
from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column
from gongkai.documents.tasks.units import is_unit_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING = re.compile(r"[-—–/\\无]{1,3}$")
_FAR = 700
_LONGEST_DUE = 30


@dataclass(slots=True)
class Run:
    """The characters of a row, and at which of them a line or a cell (wide gap) begins."""

    text: str = ""
    breaks: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    def edges(self, by: Cells) -> list[int]:
        """Where a cell may begin."""
        return self.breaks if by is Cells.LINES else self.gaps if by is Cells.GAPS else []

    @classmethod
    def of(cls, lines: Sequence[str]) -> Run:
        """Join the lines of a row; blanks between two ideographs are cell gaps and left out."""
        run = cls()
        for line in lines:
            run.breaks.append(len(run.text))
            for at, piece in enumerate(_pieces(line)):
                if at:
                    run.gaps.append(len(run.text))
                run.text += piece
        return run


def _pieces(line: str) -> list[str]:
    return re.split(
        r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|\s{2,}|(?<=[^\x00-\x7f])\s+(?=20\d\d\s?年|\d{1,2}月)", line.strip()
    )


class Cells(Enum):
    """Where a cell may begin: on a line of its own, behind a blank or a tab, or anywhere."""

    LINES = auto()
    GAPS = auto()
    GLUED = auto()


def read_tail(kinds: Sequence[Column | None], run: Run, by: Cells) -> list[str]:
    """Lay one row into cells: what stands behind the text column is cut off from the right."""
    cells = [""] * len(kinds)
    text = next((at for at in reversed(range(len(kinds))) if kinds[at] in TEXTS), 0)
    end = len(run.text)
    at = len(kinds) - 1
    while at > text:
        kind = kinds[at]
        if kind is Column.DUE:
            cells[at], end = _due(run, end, by)
        elif kind in ROLE_OF:
            first = at
            while first - 1 > text and kinds[first - 1] in ROLE_OF:
                first -= 1
            parts, end = _units(run, end, at - first + 1, by)
            cells[first : at + 1] = parts
            at = first
        at -= 1
    cells[text] = run.text[:end]
    return cells


def _due(run: Run, end: int, by: Cells) -> tuple[str, int]:
    starts = [at for at in run.edges(by) if 0 < at < end]
    found = [
        at
        for at in starts
        if end - at <= _LONGEST_DUE and (looks_due(run.text[at:end]) or _NOTHING.match(run.text[at:end]))
    ]
    if found:
        start = min(found)
        return run.text[start:end], start
    if by is Cells.LINES:
        return "", end
    start = due_start(run.text[:end])
    return (run.text[start:end], start) if start else ("", end)


def _units(run: Run, end: int, columns: int, by: Cells) -> tuple[list[str], int]:
    """Cut the unit cells off; where the text begins is the first place from which all is units."""
    body = run.text[:end].rstrip(" 。；;")
    edges = [at for at in run.edges(by) if max(0, len(body) - _FAR) < at < len(body)]
    start = _at_edge(body, edges, columns)
    if start is None and by is not Cells.LINES:
        start = unit_start(body, columns)
    if start is None or start >= len(body):
        return [""] * columns, end
    cells = _split(run, body, start, columns, by)
    glued = unit_start(body, columns) if by is Cells.GAPS and not all(cells) else None
    if glued is not None and glued < start and all(wider := _split(run, body, glued, columns, by)):
        return wider, glued  # the blank before the first column fell on a line's end
    return cells, start


def _split(run: Run, body: str, start: int, columns: int, by: Cells) -> list[str]:
    edges = sorted({*run.breaks, *run.gaps}) if by is not Cells.GLUED else []
    return between_columns(body[start:], [at - start for at in edges if start < at < len(body)], columns)


def _at_edge(body: str, edges: list[int], columns: int) -> int | None:
    """The first edge from which all is clean unit cells, else the first from which all is unit cells."""
    lax = None
    for start in edges:
        if body[start - 1] in "、，,和及与" or body[start] in "、，,；;）)和及":
            continue
        inner = [at - start for at in edges if at > start]
        cells = [cell for cell in between_columns(body[start:], inner, columns) if cell]
        if all(map(is_clean, cells)):
            return start
        if lax is None and all(map(is_unit_phrase, cells)):
            lax = start
    return lax
