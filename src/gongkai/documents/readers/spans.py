"""Merged cells: from cells with spans to a full grid in which each covered cell repeats its origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gongkai.documents.limits import Limits
    from gongkai.documents.readers.grid import Flags, Rows


class Cell(NamedTuple):
    """A cell as written; `rows` 0 means down to the end of the table (as HTML has it)."""

    text: str
    rows: int = 1
    columns: int = 1


class Grid(NamedTuple):
    """A rectangular table; `cut` when limits cut something off."""

    rows: Rows
    continued: Flags
    cut: bool

    def compact(self) -> tuple[Rows, Flags]:
        """Drop rows that are empty and columns that are empty throughout."""
        kept_rows = [y for y, row in enumerate(self.rows) if any(row)]
        width = len(self.rows[0]) if self.rows else 0
        kept = [x for x in range(width) if any(self.rows[y][x] for y in kept_rows)]
        # A column that only repeats its left neighbour all the way down came of spans, not of data.
        kept = [x for x in kept if not self._only_repeats(x, kept_rows)]
        rows = tuple(tuple(self.rows[y][x] for x in kept) for y in kept_rows)
        flags = tuple(tuple(self.continued[y][x] for x in kept) for y in kept_rows)
        return rows, flags

    def _only_repeats(self, x: int, rows: list[int]) -> bool:
        return x > 0 and all(self.continued[y][x] and self.rows[y][x] == self.rows[y][x - 1] for y in rows)


def fill_spans(table: list[list[Cell]], limits: Limits) -> Grid:
    """Lay cells into a grid, each as wide and high as it says but within the table and the limits."""
    height = len(table)
    grid: list[dict[int, tuple[str, bool]]] = [{} for _ in range(height)]
    room = limits.cells
    cut = False
    for y, row in enumerate(table):
        x = 0
        for cell in row:
            while x in grid[y]:
                x += 1
            bottom = height if cell.rows == 0 else min(height, y + cell.rows)
            right = min(x + max(1, cell.columns), limits.columns)
            room -= (bottom - y) * max(0, right - x)
            if x >= limits.columns or room < 0:
                cut = True
                break
            _lay(grid, cell.text, (x, y, right, bottom))
            x = right
    return _rectangle(grid, cut=cut)


def _lay(grid: list[dict[int, tuple[str, bool]]], text: str, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    for y in range(top, bottom):
        for x in range(left, right):
            grid[y].setdefault(x, (text, (x, y) != (left, top)))


def _rectangle(grid: list[dict[int, tuple[str, bool]]], *, cut: bool) -> Grid:
    width = max((max(row, default=-1) for row in grid), default=-1) + 1
    empty = ("", False)
    rows = tuple(tuple(row.get(x, empty)[0] for x in range(width)) for row in grid)
    flags = tuple(tuple(row.get(x, empty)[1] for x in range(width)) for row in grid)
    return Grid(rows, flags, cut)
