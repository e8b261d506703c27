"""A table put together from the middle of one long line: it takes the place of its words, and of no others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.elements.lines import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.blocks import TableBlock
    from gongkai.documents.elements.lines import Line

_FURTHEST = 40  # characters between two cells: an ordinal, a heading that groups rows
_COVERED = 0.9  # of the words between first and last cell must be the table's own


def claim_inside(lines: list[Line], block: int, table: TableBlock) -> None:
    """Set `table` into the line of `block` that holds its words; where they are not found, behind it."""
    for at, line in enumerate(lines):
        if line.block != block or line.role is not Role.BODY or line.table is not None:
            continue
        start, end = _span(line.text, table)
        if end:
            lines[at : at + 1] = list(_parts(line, start, end, table))
            return
    last = max((at for at, line in enumerate(lines) if line.block == block), default=len(lines) - 1)
    lines.insert(last + 1, replace(lines[last], text="", role=Role.TABLE, table=table, block=block))


def _parts(line: Line, start: int, end: int, table: TableBlock) -> Iterator[Line]:
    if before := line.text[:start].strip():
        yield replace(line, text=before)
    yield replace(line, text="", role=Role.TABLE, table=table)
    if after := line.text[end:].strip():
        yield replace(line, text=after)


def _span(text: str, table: TableBlock) -> tuple[int, int]:
    """Find from where to where the cells run through `text`; (0, 0) when other words stand among them."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    words = "".join(text[at] for at in places)
    start = words.find(_bare("".join(table.rows[0])))
    if start < 0:
        return 0, 0
    end = covered = 0
    position = start
    for cell in _cells(table):
        found = words.find(cell, position, position + _FURTHEST + len(cell))
        if found >= 0:
            position = end = found + len(cell)
            covered += len(cell)
    whole = end > start and covered >= _COVERED * (end - start)
    return (places[start], places[end - 1] + 1) if whole else (0, 0)


def _cells(table: TableBlock) -> Iterator[str]:
    """Give the cells in reading order, those that only repeat the one above left out."""
    above: tuple[str, ...] = ()
    for row in table.rows:
        for column, cell in enumerate(row):
            if (word := _bare(cell)) and (len(above) <= column or above[column] != cell):
                yield word
        above = row


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
