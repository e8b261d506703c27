"""All task tables of a document: those with a header of their own, and those that go on from one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.tasks.cards import upright
from gongkai.documents.tasks.layout import find_header
from gongkai.documents.tasks.rows import RowReader
from gongkai.documents.tasks.units import is_unit_phrase

if TYPE_CHECKING:
    from gongkai.documents.blocks import TableBlock
    from gongkai.documents.tasks.drafts import Draft
    from gongkai.documents.tasks.layout import Layout


class TableTasks:
    """Reads one table after another and remembers the last layout for tables without a header."""

    def __init__(self) -> None:
        self._last: RowReader | None = None

    def read(self, table: TableBlock, *, follows: bool) -> list[Draft]:
        """Give the tasks of a table, [] when it is none; `follows` says that it stands right after the last."""
        if not table.rows or not table.rows[0]:
            return []
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
        self._last = reader
        return drafts


def _fits(table: TableBlock, layout: Layout) -> bool:
    """Whether a table without a header holds units where the layout has its unit columns."""
    if len(table.rows[0]) != len(layout.labels) or not layout.units:
        return False
    cells = [row[at] for row in table.rows for at, _ in layout.units if row[at].strip()]
    return sum(map(is_unit_phrase, cells)) * 2 > len(cells)
