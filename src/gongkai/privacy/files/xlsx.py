"""A whole workbook: every sheet, row and column, hidden ones too, with comments, headers and properties."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings as python_warnings
from itertools import groupby
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.package import Package
from gongkai.privacy.files.office import gather_properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from gongkai.privacy.files.gathering import Gathering

_BESIDE = (
    (re.compile(r"xl/drawings/drawing\d+\.xml"), "图形和文本框"),
    (re.compile(r"xl/threadedComments/[^/]+\.xml"), "批注对话"),
    (re.compile(r"xl/persons/[^/]+\.xml"), "批注对话的作者"),
    (re.compile(r"xl/pivotCache/pivotCache(?:Definition|Records)\d+\.xml"), "数据透视表缓存"),
)
_TEXTS = {"t", "text"}


def gather_xlsx(data: bytes, name: str, into: Gathering) -> None:
    """Add all that a workbook holds; it has been read once under guard, so that its size is known to be sane."""
    package = Package(data, name, DEFAULT_LIMITS)
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it drops
        workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    for sheet in workbook.worksheets:
        state = "" if sheet.sheet_state == "visible" else "（隐藏）"
        into.table(_rows(sheet, f"工作表“{sheet.title}”{state}"))
        _around_the_cells(sheet, into)
    for member in sorted(package.names):
        if where := next((words for pattern, words in _BESIDE if pattern.fullmatch(member)), ""):
            _words_of(package, member, where, into)
    gather_properties(package, into)


def _words_of(package: Package, member: str, where: str, into: Gathering) -> None:
    """The words of a part that openpyxl leaves out: running text, and the values that pivot tables keep."""
    for element in package.xml(member).iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _TEXTS:
            into.line(where, (element.text or "").strip())
        elif tag == "s" and (value := element.get("v")):
            into.line(where, value)
        elif tag == "person":
            into.person(where, (element.get("displayName") or "").strip())


def _rows(sheet: Worksheet, where: str) -> Iterator[list[tuple[str, str]]]:
    # Not iter_rows: it would make a cell object for every formatted blank down to row 1,048,576.
    texts = {at: text for at, cell in sheet._cells.items() if (text := _text(cell.value))}
    columns = sorted({column for _, column in texts})
    shown = {column: _column_name(sheet, column) for column in columns}
    for row, cells in groupby(sorted(texts), key=lambda at: at[0]):
        state = "（隐藏行）" if sheet.row_dimensions[row].hidden else ""
        held = {column for _, column in cells}
        yield [
            (f"{where}{shown[column]}{row}{state}", texts[row, column] if column in held else "")
            for column in columns
        ]


def _column_name(sheet: Worksheet, column: int) -> str:
    letter = get_column_letter(column)
    hidden = any(
        dimension.hidden and (dimension.min or column) <= column <= (dimension.max or column)
        for key, dimension in sheet.column_dimensions.items()
        if key == letter or (dimension.min and dimension.max)
    )
    return f"（隐藏列）{letter}" if hidden else letter


def _around_the_cells(sheet: Worksheet, into: Gathering) -> None:
    for cell in sheet._cells.values():
        if cell.comment:
            where = f"工作表“{sheet.title}”{cell.coordinate}的批注"
            into.line(where, cell.comment.text or "")
            into.person(f"{where}作者", cell.comment.author or "")
    for part in filter(None, (sheet.oddHeader, sheet.oddFooter)):
        for side in filter(None, (part.left, part.center, part.right)):
            into.line(f"工作表“{sheet.title}”的页眉页脚", side.text or "")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
