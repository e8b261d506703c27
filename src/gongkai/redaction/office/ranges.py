"""Cells, rows, columns and sheets of a workbook blacked out."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from openpyxl.utils.cell import range_boundaries

from gongkai.redaction.errors import RedactionError
from gongkai.redaction.folding import bare, spans
from gongkai.redaction.model import Cells, TextMatch
from gongkai.redaction.office.marks import mark, merged
from gongkai.redaction.pdf.remains import Remains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from gongkai.redaction.model import Redaction, Report

_FORM = re.compile(
    r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\d{1,7}(?::\d{1,7})?|[A-Z]{1,3}(?::[A-Z]{1,3})?"
)
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def bars_of(workbook: Workbook, redactions: Sequence[Redaction], report: Report) -> None:
    """Put every bar in. Raises RedactionError for a sheet, cell or text that is not there."""
    remains = Remains()
    counts = [_one(workbook, number, each, remains, report) for number, each in enumerate(redactions, 1)]
    for number, count in enumerate(counts, 1):
        if not count:
            raise RedactionError(f"第{number}处遮盖", "那里没有可见的内容", "请核对工作表、单元格或文字")
    for sheet in workbook.worksheets:
        text = "\n".join(shown(cell.value) for cell in sheet._cells.values() if cell.value is not None)
        remains.add_texts(f"工作表“{sheet.title}”", f"{sheet.title}\n{text}")
    report.warnings += remains.warnings()
    report.remember(remains.words)


def shown(value: object) -> str:
    """A value as text to be compared: whole numbers without a point, days as people write them."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)


def _one(workbook: Workbook, number: int, redaction: Redaction, remains: Remains, report: Report) -> int:
    place, where = redaction.place, f"第{number}处遮盖"
    if isinstance(place, Cells):
        sheet = _sheet(workbook, place.sheet, where)
        cells = list(_cells(sheet, place.cells, where))
        for cell in cells:
            remains.cover(number, shown(cell.value))
            cell.value = mark(redaction.label)
            cell.number_format = "General"
        report.count(sheet.title, len(cells))
        return len(cells)
    if isinstance(place, TextMatch):
        sheets = workbook.worksheets if place.sheet is None else [_sheet(workbook, place.sheet, where)]
        remains.cover(number, place.text)
        return sum(_text(sheet, at, place.text, redaction.label, report) for at, sheet in enumerate(sheets, 1))
    raise RedactionError(where, "这种位置不能用于工作簿", "请用工作表加单元格、行、列，或文字")


def _sheet(workbook: Workbook, title: str, where: str) -> Worksheet:
    found = next((sheet for sheet in workbook.worksheets if sheet.title == title), None)
    if found is None:
        titles = "、".join(sheet.title for sheet in workbook.worksheets)
        raise RedactionError(where, f"没有可见的工作表“{title}”", f"可用：{titles}")
    return found


def _cells(sheet: Worksheet, range_: str, where: str) -> Iterator[Cell]:
    """The cells with a value in a range; a merged cell counts wherever the range meets it."""
    left, top, right, bottom = _bounds(range_, where)
    for (row, column), cell in list(sheet._cells.items()):
        if cell.value is None:
            continue
        across = next((m for m in sheet.merged_cells.ranges if (row, column) == (m.min_row, m.min_col)), None)
        last_row, last_column = (across.max_row, across.max_col) if across else (row, column)
        if row <= bottom and last_row >= top and column <= right and last_column >= left:
            yield cell


def _bounds(range_: str, where: str) -> tuple[int, int, int, int]:
    wanted = range_.strip().upper()
    if not wanted:
        return 1, 1, _MOST_COLUMNS, _MOST_ROWS
    if not _FORM.fullmatch(wanted):
        raise RedactionError(where, f"“{range_}”不是单元格", "请写作 B7、B2:C9、7:7（行）或 B:B（列）")
    whole = wanted if ":" in wanted or not (wanted.isdigit() or wanted.isalpha()) else f"{wanted}:{wanted}"
    try:
        left, top, right, bottom = range_boundaries(whole)
    except ValueError as error:
        raise RedactionError(where, f"“{range_}”不是单元格", "请写作 B7、B2:C9、7:7（行）或 B:B（列）") from error
    return left or 1, top or 1, right or _MOST_COLUMNS, bottom or _MOST_ROWS


def _text(sheet: Worksheet, number: int, wanted: str, label: str, report: Report) -> int:
    count = 0
    for cell in list(sheet._cells.values()):
        if cell.value is None:
            continue
        text = shown(cell.value)
        found = spans(text, wanted)
        if found:
            cell.value = _replaced(text, found, label) if isinstance(cell.value, str) else mark(label)
            cell.number_format = "General"
            count += len(found)
    if bare(wanted) and bare(wanted) in bare(sheet.title):
        sheet.title = f"工作表{number}"
        count += 1
    report.count(sheet.title, count)
    return count


def _replaced(text: str, found: Sequence[tuple[int, int]], label: str) -> str:
    for start, end, _ in reversed(merged((start, end, 0) for start, end in found)):
        text = text[:start] + mark(label) + text[end:]
    return text
