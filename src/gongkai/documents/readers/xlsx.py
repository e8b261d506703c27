"""Excel workbooks (XLSX): every visible sheet a table, merged cells filled."""

from __future__ import annotations

import datetime as dt
import io
import warnings as python_warnings
from bisect import bisect_left, bisect_right
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
    if not document.blocks and not document.warnings:
        raise UnreadableError(name, "工作簿里没有内容", "请换成有内容的文件")
    return document


def _table(sheet: Worksheet, limits: Limits, warnings: list[ReadWarning]) -> TableBlock | None:
    place = f"工作表“{sheet.title}”"
    # Not iter_rows: it would make a cell object for every formatted blank down to row 1,048,576.
    texts = {at: text for at, cell in sheet._cells.items() if (text := _text(cell))}
    if not texts:
        return None
    ys, xs = sorted({row for row, _ in texts}), sorted({column for _, column in texts})
    if len(ys) * len(xs) > limits.cells or len(xs) > limits.columns:
        warnings.append(ReadWarning(place, f"工作表过大（{len(ys)} 行 {len(xs)} 列），没有读"))
        return None
    rows, flags = fill_spans(_cells(sheet, texts, ys, xs), limits).compact()
    return TableBlock(rows=rows, place=place, caption=sheet.title, continued=flags)


def _cells(sheet: Worksheet, texts: dict[tuple[int, int], str], ys: list[int], xs: list[int]) -> list[list[Cell]]:
    """Lay out the rows and columns that hold text; those between, a million perhaps, are not there."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        inside_y = ys[bisect_left(ys, merged.min_row) : bisect_right(ys, merged.max_row)]
        inside_x = xs[bisect_left(xs, merged.min_col) : bisect_right(xs, merged.max_col)]
        origin = (merged.min_row, merged.min_col)
        if origin in texts:
            spans[origin] = (len(inside_y), len(inside_x))
            covered |= {(y, x) for y in inside_y for x in inside_x} - {origin}
    return [
        [Cell(texts.get((y, x), ""), *spans.get((y, x), (1, 1))) for x in xs if (y, x) not in covered] for y in ys
    ]


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
