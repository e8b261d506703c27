"""The text of a file as it is gathered: running text, tables with the places of their cells, where each stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gongkai.privacy.grids.model import Cell
from gongkai.privacy.names.form import is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.privacy.grids.model import Grid, Row

_ONE_LINE = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))


class Gathering:
    """Grows by lines and tables; `text` and `where` are what a scan needs of it."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._parts: list[str] = []
        self._size = 0
        self._starts: list[int] = []
        self._wheres: list[str] = []

    @property
    def text(self) -> str:
        """All that was gathered, a line for each paragraph and each row."""
        return "".join(self._parts)

    def where(self, at: int) -> str:
        """The place in the file of the character `at` of `text`."""
        found = bisect_right(self._starts, at) - 1
        return self._wheres[found] if found >= 0 else ""

    def line(self, where: str, text: str) -> None:
        """Add a paragraph, as it is."""
        if text.strip():
            self._add(where, text)
            self._break()

    def table(self, rows: Iterable[Sequence[tuple[str, str]]]) -> None:
        """Add a table: each cell its place and its text, in one line whatever breaks it has."""
        self.grids.append(tuple(self._row(row) for row in rows))

    def person(self, where: str, name: str) -> None:
        """Add what a file's properties give as a person, where it is a person's name."""
        if is_name(name):
            self.table([[(where, "姓名"), (where, name)]])

    def _row(self, cells: Sequence[tuple[str, str]]) -> Row:
        places = []
        for where, text in cells:
            start = self._add(where, text.translate(_ONE_LINE))
            places.append(Cell(start, self._size))
            self._parts.append("\t")
            self._size += 1
        self._break()
        return tuple(places)

    def _add(self, where: str, text: str) -> int:
        start = self._size
        self._starts.append(start)
        self._wheres.append(where)
        self._parts.append(text)
        self._size += len(text)
        return start

    def _break(self) -> None:
        self._parts.append("\n")
        self._size += 1
