"""A CSV file as records: whichever sign parts its columns, whatever its header repeats."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIGNS = ",;\t|"
_CELL = 50 * 1024 * 1024
_HEADER = 100_000  # characters in which the header is looked for
_SAID = "sep="  # what spreadsheets write above the header


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its record, or what is wrong with it."""

    line: int
    cells: tuple[str, ...]
    record: dict[str, str] | None = None
    fault: str = ""


def rows_of(text: str) -> Iterator[Row]:
    """Every line below the header. What cannot be read is a row with a fault, the last when nothing follows."""
    csv.field_size_limit(_CELL)
    sign, text, skipped = _sign_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        header = [name.strip() for name in next(reader, [])]
        for cells in reader:
            if cells:
                yield _row(reader.line_num + skipped, header, cells)
    except csv.Error as error:
        yield Row(reader.line_num + skipped, (), fault=f"不是有效的 CSV：{error}")


def _sign_of(text: str) -> tuple[str, str, int]:
    """What parts the columns, the text from the header on, and the lines left out before it."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_SAID) and len(first.rstrip("\r")) == len(_SAID) + 1:
        return first[len(_SAID)], rest, 1
    return max(SIGNS, key=lambda sign: _columns(text, sign)), text, 0  # the first of equals: the comma


def _columns(text: str, sign: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(text[:_HEADER], newline=""), delimiter=sign), []))
    except csv.Error:
        return 0


def _row(line: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(header):
        return Row(line, tuple(cells), fault=f"这一行的列数（{len(cells)}）与表头的 {len(header)} 列不一致")
    said: dict[str, set[str]] = defaultdict(set)
    for name, cell in zip(header, cells, strict=True):
        said[name] |= {cell} - {""}
    if torn := [name for name, values in said.items() if name and len(values) > 1]:
        return Row(
            line,
            tuple(cells),
            fault=f"表头中“{'、'.join(torn)}”不止一列，这一行各列内容不同，请给各列取不同的名称",
        )
    return Row(line, tuple(cells), {name: "".join(values) for name, values in said.items() if name})
