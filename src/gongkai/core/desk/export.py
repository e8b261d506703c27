"""A list as an Excel file: row by row, Chinese headings, and no cell that a spreadsheet would carry out."""

from __future__ import annotations

import datetime as dt
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    from typing import IO

    from django.db.models import QuerySet

    from gongkai.core.desk.module import Module

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 50_000
MOST_CHARACTERS = 32_000  # Excel's own limit is 32,767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTH = 22


def workbook(module: Module, rows: QuerySet[Any]) -> IO[bytes]:
    """The rows as an open temporary file, at its beginning. Raises RefusedError for more than `MOST_ROWS`."""
    if (count := rows.count()) > MOST_ROWS:
        raise RefusedError(f"共 {count} 条，一次最多导出 {MOST_ROWS} 条。请先用筛选缩小范围。")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(module.label[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, len(module.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([_heading(sheet, column.label) for column in module.columns])
    for record in rows.iterator(chunk_size=2000):
        sheet.append([_cell(sheet, column.plain(record)) for column in module.columns])
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def filename(module: Module) -> str:
    return f"{module.label}-{timezone.localdate():%Y%m%d}.xlsx"


def _heading(sheet: Any, label: str) -> Any:
    cell = WriteOnlyCell(sheet, value=label)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | dt.date):
        return "是" if value is True else "否" if value is False else value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))[:MOST_CHARACTERS]
    if not text.startswith(FORMULA_STARTS):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # else "=…" would become a formula
    cell.quotePrefix = True  # and stay text when somebody edits it
    return cell
