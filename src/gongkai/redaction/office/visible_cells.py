"""The visible cells of a workbook as rows of texts with their places."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.package import Package
from gongkai.redaction.model import Cells
from gongkai.redaction.office.ranges import shown
from gongkai.redaction.office.xlsx import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from gongkai.redaction.model import Passage

Row = list[tuple["Passage | Cells", str]]


def rows_of(data: bytes, name: str) -> Iterator[list[Row]]:
    """One table for each visible sheet; empty cells of its columns are there, so that heads stand over values."""
    Package(data, name, DEFAULT_LIMITS)  # refuses what would unpack without end
    for sheet in load(data, name).worksheets:
        if sheet.sheet_state == "visible":
            yield list(_rows(sheet))


def _rows(sheet: Worksheet) -> Iterator[Row]:
    texts = {at: shown(cell.value) for at, cell in sheet._cells.items() if cell.value is not None}
    columns = sorted({column for _, column in texts})
    for row, _ in groupby(sorted(texts), key=lambda at: at[0]):
        yield [
            (Cells(sheet.title, f"{get_column_letter(column)}{row}"), texts.get((row, column), ""))
            for column in columns
        ]
