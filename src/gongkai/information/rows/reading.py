"""Rows out of what somebody wrote: every cell in its column's type, what cannot be read kept with its fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information.kinds.reading import ValueFault, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.information.kinds import Table

MOST_ROWS = 50_000
MOST_KEPT = 2_000  # characters of a cell that could not be read


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of a sheet, and which one it is (B7)."""

    value: Any
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: values by column (empty ones left out), and what is wrong with the cells that could not be read."""

    values: dict[str, Any]
    faults: dict[str, str] = field(default_factory=dict)


def read_rows(table: Table, written: Iterable[Mapping[str, Any]]) -> list[Row]:
    """All rows in order, empty ones left out. InvalidInputError for a column that the kind lacks, or too many."""
    found = []
    for number, cells in enumerate(written, 1):
        if number > MOST_ROWS:
            raise InvalidInputError("rows", f"一份表格最多 {MOST_ROWS} 行，请分成几条信息。")
        row = _row(table, cells, number)
        if row.values or row.faults:
            found.append(row)
    return found


def _row(table: Table, cells: Mapping[str, Any], number: int) -> Row:
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for code, raw in cells.items():
        column = table.column(code)
        if column is None:
            known = "、".join(each.code for each in table.columns)
            raise InvalidInputError("rows", f"第 {number} 行：没有“{code}”这一列，可用的有：{known}。")
        place = raw.place if isinstance(raw, Cell) else ""
        written = raw.value if isinstance(raw, Cell) else raw
        try:
            value = read(column, written)
        except ValueFault as fault:
            values[code], faults[code] = str(written)[:MOST_KEPT], _placed(str(fault), place)
        else:
            if value is not None:
                values[code] = value
            elif column.required and place:
                faults[code] = _placed("没有填写", place)
    return Row(values, faults) if values else Row({})


def _placed(what: str, place: str) -> str:
    return f"{what}（上传的表格 {place}）" if place else what
