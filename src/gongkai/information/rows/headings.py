"""Which column of a sheet is which column of the kind: by heading, with or without its unit, or by code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.information.kinds import KindField, Table

LOOKED_AT = 20  # lines in which the headings may stand: titles and units come above them
_NOISE = re.compile(r"[\s*＊:：]+")
_UNIT = re.compile(r"[（(][^（）()]*[）)]$")
PROBLEMS = "问题"  # the column that our own files add at the end


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand (0 is the first line), the kind's column at each place, and what was not known."""

    line: int
    columns: dict[int, KindField]
    unknown: dict[int, str]

    def missing(self, table: Table) -> list[KindField]:
        """Required columns that the sheet lacks."""
        found = {column.code for column in self.columns.values()}
        return [column for column in table.columns if column.required and column.code not in found]


def find(table: Table, lines: Sequence[Sequence[Any]]) -> Headings | None:
    """The line that names most columns; None when none names even half of what must be there."""
    names = _names(table)
    found = [_matched(number, cells, names) for number, cells in enumerate(lines[:LOOKED_AT])]
    best = max(found, key=lambda each: len(each.columns), default=None)
    required = sum(column.required for column in table.columns) or 1
    return best if best and 2 * len(best.columns) >= required else None


def _matched(line: int, cells: Sequence[Any], names: dict[str, KindField]) -> Headings:
    columns: dict[int, KindField] = {}
    unknown: dict[int, str] = {}
    for place, cell in enumerate(cells):
        text = _folded(str(cell)) if cell is not None else ""
        column = names.get(text) or names.get(_UNIT.sub("", text))
        if column and column not in columns.values():
            columns[place] = column
        elif text and text != PROBLEMS:
            unknown[place] = str(cell).strip()[:40]
    return Headings(line, columns, unknown)


def _names(table: Table) -> dict[str, KindField]:
    found: dict[str, KindField] = {}
    for column in table.columns:
        for name in (column.label, column.heading, column.code, _UNIT.sub("", _folded(column.label))):
            found.setdefault(_folded(name), column)
    return found


def _folded(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()
