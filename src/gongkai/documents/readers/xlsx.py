"""Excel workbooks (XLSX): every visible sheet a table, merged cells filled."""

from __future__ import annotations

import datetime as dt
import io
import warnings as python_warnings
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.documents.blocks import RawDocument, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.package import Package
from gongkai.documents.readers.spans import Cell, fill_spans

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from gongkai.documents.limits import Limits
    from gongkai.documents.readers.spans import Grid

_AGAIN = "请用 Excel 或 WPS 打开后另存再试"


def read_xlsx(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read an XLSX by the values that Excel last computed; hidden sheets are left out with a warning."""
    Package(data, name, limits)
    document = RawDocument(blocks=[])
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it drops
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except (InvalidFileException, KeyError, ValueError, TypeError) as error:
            raise UnreadableError(name, f"工作簿已损坏（{type(error).__name__}）", _AGAIN) from error
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            document.warnings.append(ReadWarning(f"工作表“{sheet.title}”", "工作表是隐藏的，没有读"))
            continue
        block = _table(sheet, limits, document.warnings)
        if block:
            document.blocks.append(block)
    if not document.blocks:
        raise UnreadableError(name, "工作簿里没有内容", "请换成有内容的文件")
    return document


def _table(sheet: Worksheet, limits: Limits, warnings: list[ReadWarning]) -> TableBlock | None:
    place = f"工作表“{sheet.title}”"
    # Not iter_rows: it would make a cell object for every formatted blank down to row 1,048,576.
    texts = {at: text for at, cell in sheet._cells.items() if (text := _text(cell))}
    if not texts:
        return None
    height, width = max(row for row, _ in texts), max(column for _, column in texts)
    if len(texts) > limits.cells or width > limits.columns or height * width > 4 * limits.cells:
        warnings.append(ReadWarning(place, f"工作表过大（{height} 行 {width} 列），没有读"))
        return None
    rows, flags = _grid(sheet, texts, (height, width), limits).compact()
    return TableBlock(rows=rows, place=place, caption=sheet.title, continued=flags) if rows else None


def _grid(sheet: Worksheet, texts: dict[tuple[int, int], str], size: tuple[int, int], limits: Limits) -> Grid:
    height, width = size
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row, merged.min_col
        bottom, right = min(merged.max_row, height), min(merged.max_col, width)
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)} - {(top, left)}
    table = [
        [
            Cell(texts.get((y, x), ""), *spans.get((y, x), (1, 1)))
            for x in range(1, width + 1)
            if (y, x) not in covered
        ]
        for y in range(1, height + 1)
    ]
    return fill_spans(table, limits)


def _text(cell: Any) -> str:  # openpyxl has several cell classes without a common type
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    return str(value).strip()


def _number(value: float, number_format: str) -> str:
    if "%" in number_format and '"' not in number_format:
        return f"{round(value * 100, 6):g}%"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004  # exact in a float
        return str(int(value))
    return repr(round(value, 10)) if isinstance(value, float) else str(value)
