"""Rows as tab-separated text, as spreadsheets copy and paste them: what the desk edits, script or not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information.rows import headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gongkai.information.kinds import KindField, Table

_LONGEST_CELL = 1_000_000


def to_text(table: Table, rows: Iterable[Mapping[str, Any]]) -> str:
    """A line of headings, then a line for each row, in the kind's order."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([column.heading for column in table.columns])
    for values in rows:
        writer.writerow([word(values.get(column.code)) for column in table.columns])
    return out.getvalue()


def word(value: Any) -> str:
    """A kept value so that it is read as the same again."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def from_text(table: Table, text: str) -> list[dict[str, str]]:
    """The rows of such a text. Headings may be missing (the kind's order counts) or stand in another order.

    InvalidInputError names a line with more cells than columns, or headings that are not known.
    """
    csv.field_size_limit(_LONGEST_CELL)
    sign = "\t" if "\t" in text else ","
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise InvalidInputError("rows", f"表格的文字读不懂（{error}），请核对引号是否成对。") from error
    heads = headings.find(table, lines[:1])
    if heads and heads.unknown:
        raise InvalidInputError("rows", f"表头中没有这些列：{'、'.join(heads.unknown.values())}。")
    columns = heads.columns if heads else dict(enumerate(table.columns))
    below = lines[1:] if heads else lines
    return [_row(number, cells, columns) for number, cells in enumerate(below, 1) if any(map(str.strip, cells))]


def _row(number: int, cells: Sequence[str], columns: dict[int, KindField]) -> dict[str, str]:
    if beyond := [cell for place, cell in enumerate(cells) if place not in columns and cell.strip()]:
        raise InvalidInputError("rows", f"第 {number} 行比表头多出“{beyond[0][:40]}”，请核对这一行的各格。")
    return {column.code: cells[place] for place, column in columns.items() if place < len(cells)}
