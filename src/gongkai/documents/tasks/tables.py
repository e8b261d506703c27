"""All task tables of a document: those with a header of their own, and those that go on from one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.tasks.cards import upright
from gongkai.documents.tasks.layout import find_header
from gongkai.documents.tasks.rows import RowReader
from gongkai.documents.tasks.units import first_unit_leads, is_unit_phrase, promote_first

if TYPE_CHECKING:
    from gongkai.documents.blocks import TableBlock
    from gongkai.documents.tasks.drafts import Draft
    from gongkai.documents.tasks.layout import Layout

_LONGEST_LABEL = 40


class TableTasks:
    """Reads one table after another and remembers the last layout for tables without a header."""

    def __init__(self) -> None:
        self._last: RowReader | None = None

    def read(self, table: TableBlock, *, follows: bool) -> list[Draft]:
        """Give the tasks of a table, [] when it is none; `follows` says that it stands right after the last."""
        if not table.rows or not table.rows[0]:
            return []
        table = _rectangular(table)
        if turned := upright(table.rows):
            table = replace(table, rows=turned, continued=())
        header = find_header(table.rows)
        if header:
            return self._read(table, header.layout, header.end, self._carried_heading(header.layout))
        if follows and self._last and _fits(table, self._last.layout):
            return self._read(table, self._last.layout, 0, self._last.heading)
        return []

    def _carried_heading(self, layout: Layout) -> str:
        return self._last.heading if self._last and self._last.layout.same_columns(layout) else ""

    def _read(self, table: TableBlock, layout: Layout, start: int, heading: str) -> list[Draft]:
        reader = RowReader(table, layout, heading=heading)
        drafts = reader.read(start)
        if any(first_unit_leads(cell) for row in table.rows for cell in {row[0], *_labels(row)}):
            for draft in drafts:
                promote_first(draft.units)
        self._last = reader
        return drafts


def _labels(row: tuple[str, ...]) -> list[str]:
    """Short cells: header words may say 责任单位（列第一位的为牵头单位）."""
    return [cell for cell in row if len(cell) <= _LONGEST_LABEL and "第一" in cell]


def _rectangular(table: TableBlock) -> TableBlock:
    width = max(map(len, table.rows))
    if all(len(row) == width for row in table.rows):
        return table
    return replace(table, rows=tuple(row + ("",) * (width - len(row)) for row in table.rows), continued=())


def _fits(table: TableBlock, layout: Layout) -> bool:
    """Whether a table without a header holds units where the layout has its unit columns."""
    if len(table.rows[0]) != len(layout.labels) or not layout.units:
        return False
    cells = [row[at] for row in table.rows for at, _ in layout.units if row[at].strip()]
    return sum(map(is_unit_phrase, cells)) * 2 > len(cells)
