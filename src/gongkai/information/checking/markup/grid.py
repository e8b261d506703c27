"""A table laid out on its grid: how wide and high it is, where cells are missing, which data cells are merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_SPAN: Final = 1000  # as browsers have it


@dataclass(frozen=True, slots=True)
class Grid:
    """`ragged` are the rows (from 1) that are narrower than the table; `merged` counts merged cells of data."""

    width: int
    height: int
    ragged: tuple[int, ...]
    merged: int


def grid_of(table: HtmlElement) -> Grid:
    """Lay the cells of a table out as a browser does."""
    widths: list[int] = []
    hanging: dict[int, int] = {}  # column → rows that a cell from above still takes
    merged = 0
    for row in table.iter("tr"):
        cells = row.xpath("./td|./th")
        spans = [(_span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells]
        # A band across the whole row is a subtitle; it says nothing about columns.
        band = len(cells) == 1
        data = [span for cell, span in zip(cells, spans, strict=True) if cell.tag == "td"]
        merged += 0 if band else sum(span != (1, 1) for span in data)
        width, hanging = _place(spans, hanging)
        widths.append(width)
    widest = max(widths, default=0)
    ragged = tuple(number for number, width in enumerate(widths, 1) if width < widest)
    return Grid(widest, len(widths), ragged, merged)


def _place(spans: list[tuple[int, int]], hanging: dict[int, int]) -> tuple[int, dict[int, int]]:
    """The width of a row below what hangs into it, and what hangs into the next."""
    following = {column: rows - 1 for column, rows in hanging.items() if rows > 1}
    column, end = 0, max(hanging, default=-1) + 1
    for across, down in spans:
        while column in hanging:
            column += 1
        if down > 1:
            following |= dict.fromkeys(range(column, column + across), down - 1)
        column += across
    return max(column, end), following


def _span(cell: HtmlElement, name: str) -> int:
    written = str(cell.get(name) or "1").strip()
    return min(max(int(written), 1), MOST_SPAN) if written.isascii() and written.isdigit() else 1
