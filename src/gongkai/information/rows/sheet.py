"""A filled spreadsheet as rows of a kind's table; every cell keeps its name (B7) for what is said about it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.core.errors import InvalidInputError
from gongkai.documents.decode import decode
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.package import Package
from gongkai.information.rows import headings
from gongkai.information.rows.reading import MOST_ROWS, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.information.kinds import Table

MOST_COLUMNS = 200
_DAMAGE = (
    *(InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError),
    *(ParseError, SyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
)
_SIGNS = "\t,;"
Lines = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file; `notes` say which of its columns were not taken."""

    rows: list[dict[str, Cell]]
    notes: list[str]


def read_sheet(table: Table, data: bytes, name: str) -> Sheet:
    """The rows of the first sheet that has the table's headings (XLSX), or of a CSV file.

    UnreadableError for a damaged file or one of another format; InvalidInputError where no line names the columns,
    or a column that must be there is missing.
    """
    found = [(title, lines, headings.find(table, lines)) for title, lines in _sheets(data, name)]
    fitting = [(title, lines, heads) for title, lines, heads in found if heads]
    if not fitting:
        wanted = "、".join(column.label for column in table.columns if column.required)
        raise InvalidInputError("file", f"没有找到表头。表头行应有：{wanted}。请下载模板，填好后再上传。")
    title, lines, heads = max(fitting, key=lambda each: len(each[2].columns))
    if lacking := heads.missing(table):
        names = "、".join(column.label for column in lacking)
        raise InvalidInputError("file", f"工作表“{title}”第 {heads.line + 1} 行的表头缺少：{names}。")
    notes = [f"{_cell(heads.line, place)}：没有“{text}”这一列，未采用" for place, text in heads.unknown.items()]
    return Sheet(list(_rows(lines, heads)), notes)


def _rows(lines: Lines, heads: headings.Headings) -> Iterator[dict[str, Cell]]:
    for number, cells in enumerate(lines[heads.line + 1 :], heads.line + 1):
        if any(_filled(cells, place) for place in heads.columns):
            yield {
                column.code: Cell(cells[place] if place < len(cells) else None, _cell(number, place))
                for place, column in heads.columns.items()
            }


def _filled(cells: Sequence[Any], place: int) -> bool:
    return place < len(cells) and cells[place] is not None and str(cells[place]).strip() != ""


def _cell(line: int, place: int) -> str:
    return f"{get_column_letter(place + 1)}{line + 1}"


def _sheets(data: bytes, name: str) -> list[tuple[str, Lines]]:
    if data.startswith(b"PK"):
        return _xlsx(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(name, "是旧版 Excel 文件（xls）或者加了密码", "请另存为 xlsx，不加密码，再上传")
    return [(name, _csv(decode(data)[0]))]


def _xlsx(data: bytes, name: str) -> list[tuple[str, Lines]]:
    Package(data, name, DEFAULT_LIMITS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings and rules that it drops
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return [(sheet.title, _lines(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        except _DAMAGE as error:
            what = f"工作簿读不出来（{type(error).__name__}）"
            raise UnreadableError(name, what, "请打开后另存为 xlsx 再上传") from error


def _lines(sheet: Any) -> Lines:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    most = MOST_ROWS + headings.LOOKED_AT + 1
    return [[_value(cell) for cell in row] for row in islice(sheet.rows, most)]


def _value(cell: Any) -> Any:
    value = cell.value
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{value * 100:.12g}%"
    return value.date() if isinstance(value, dt.datetime) else value


def _csv(text: str) -> Lines:
    head = text[:10_000]
    sign = max(_SIGNS, key=head.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        return [list(line[:MOST_COLUMNS]) for line in islice(reader, MOST_ROWS + headings.LOOKED_AT + 1)]
    except csv.Error as error:
        raise UnreadableError(
            "", f"不是有效的 CSV（{error}）", "请用 Excel 或 WPS 打开后另存为 xlsx 再上传"
        ) from error
