"""Ruled tables of a PDF page: lines make slots, slots without a line between them are one merged cell."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.readers.joining import join_wrapped
from gongkai.documents.readers.pdf_chars import Box, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.documents.readers.grid import Flags, Rows
    from gongkai.documents.readers.pdf_chars import Char
    from gongkai.documents.readers.pdf_rules import Rule, Rules

_NEAR = 3.0
_PADDING = 11.0  # Word leaves 0.19 cm on either side of a cell
_UNBREAKABLE = re.compile(r"[（《“〔]*(?:[\w.%/-]+(?<=[\x00-\x7f])|.)[、，。；：！？）》”〕…]*", re.ASCII)
_LEAST = 2
_HANGING = 1.8
_MOST_SLOTS = 5_000


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table, its frame, and the x of its column lines (a continued table has the same).

    `open_below` tells of each column whether it lacks a line at the foot: its cell goes on over the page.
    """

    box: Box
    columns: tuple[float, ...]
    rows: Rows
    continued: Flags
    open_below: tuple[bool, ...]

    def owns(self, char: Char) -> bool:
        """Tell whether a character stands in the table, or hangs just below a cell that goes on."""
        return _slot(char, self.columns, (self.box.top, self.box.bottom), self.open_below) is not None


def ruled_tables(rules: Rules, chars: list[Char]) -> list[RuledTable]:
    """Return the page's tables of two columns and two rows at least, from the top down."""
    tables = [_table(across, down, chars) for across, down in _clusters(rules)]
    return sorted((table for table in tables if table), key=lambda table: -table.box.top)


def _clusters(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Group lines that cross or touch one another."""
    clusters: list[tuple[list[Rule], list[Rule]]] = []
    for line in rules.across:
        touched = [group for group in clusters if any(_touch(line, other) for other in group[1])]
        fresh = [
            other
            for other in rules.down
            if _touch(line, other) and not any(other in group[1] for group in touched)
        ]
        merged = ([line, *(a for g in touched for a in g[0])], fresh + [d for g in touched for d in g[1]])
        clusters = [group for group in clusters if group not in touched] + [merged]
    return [group for group in clusters if len(group[0]) >= _LEAST and group[1]]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _table(across: list[Rule], down: list[Rule], chars: list[Char]) -> RuledTable | None:
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    xs = _distinct([rule.at for rule in down] + [left, right])
    ends = [min(rule.start for rule in down), max(rule.end for rule in down)]
    ys = _distinct([rule.at for rule in across] + ends)[::-1]
    if len(xs) <= _LEAST or len(ys) <= _LEAST or len(xs) * len(ys) > _MOST_SLOTS:
        return None
    owners = _owners(xs, ys, across, down)
    last = {owner: column for (_, column), owner in sorted(owners.items())}
    box = Box(xs[0], ys[-1], xs[-1], ys[0])
    centres = [(a + b) / 2 for a, b in itertools.pairwise(xs)]
    open_below = tuple(not _parted(across, ys[-1], centre) for centre in centres)
    inside: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        slot = _slot(char, xs, ys, open_below)
        if slot:
            inside.setdefault(owners[slot], []).append(char)
    texts = {owner: _cell_text(own, xs[last[owner] + 1] - xs[owner[1]]) for owner, own in inside.items()}
    grid = [[owners[row, column] for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    rows = tuple(tuple(texts.get(owner, "") for owner in line) for line in grid)
    flags = tuple(tuple(owner != (y, x) for x, owner in enumerate(line)) for y, line in enumerate(grid))
    return RuledTable(box, tuple(xs), rows, flags, open_below) if texts else None


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept


def _owners(
    xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Map every slot (row, column) to the top left slot of its cell."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            centre = (xs[column] + xs[column + 1]) / 2
            if column and not _parted(down, xs[column], middle):
                owners[row, column] = owners[row, column - 1]
            elif row and not _parted(across, ys[row], centre):
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def _parted(rules: list[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= along <= rule.end for rule in rules)


def _slot(
    char: Char, xs: Sequence[float], ys: Sequence[float], open_below: tuple[bool, ...]
) -> tuple[int, int] | None:
    x, y = (char.left + char.right) / 2, char.middle
    if not (xs[0] <= x <= xs[-1] and y <= ys[0]):
        return None
    column = sum(x >= edge for edge in xs[1:-1])
    if y < ys[-1] and not (open_below[column] and ys[-1] - y < _HANGING * char.height):
        return None
    return min(sum(y <= edge for edge in ys[1:-1]), len(ys) - 2), column


def _cell_text(chars: list[Char], width: float) -> str:
    """Join the lines of a cell; a line that had room for what begins the next one ends a paragraph."""
    text, room = "", 0.0
    for pieces in lines_of(chars):
        line = " ".join(piece.text for piece in pieces)
        needed = _PADDING + _leading(line) * pieces[0].size
        text = join_wrapped(text, line) if not text or room < needed else f"{text}\n{line}"
        room = width - (pieces[-1].right - pieces[0].left)
    return text


def _leading(line: str) -> float:
    """Return how wide the part of a line is that could not stand on the line before, in characters.

    Closing marks follow their character, figures and Latin letters stay together; then half a character
    for rounding.
    """
    word = _UNBREAKABLE.match(line)
    return 0.5 + (sum(0.5 if char.isascii() else 1.0 for char in word[0]) if word else 1.0)
