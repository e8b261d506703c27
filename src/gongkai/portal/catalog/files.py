"""A list as a file, in the columns that the import reads: who takes it in again has the same items."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from gongkai.catalog.enums import ListKind
from gongkai.catalog.sheets.fields import field_of, is_title
from gongkai.core.desk.export import FORMULA_STARTS, MEDIA_TYPE, MOST_CHARACTERS
from gongkai.portal.catalog.shown import public_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl.cell.cell import MergedCell

    from gongkai.catalog.models import CatalogItem, CatalogVersion

TYPES = {"xlsx": MEDIA_TYPE, "csv": "text/csv; charset=utf-8"}
_WIDTHS = {"公开内容（要素）": 40, "公开依据": 36, "公开时限": 24, "二级事项": 22}
_UNFIT = re.compile(r"[\\/*?:\[\]']")
_SHEET_NAME = 31
_TIERS = {"province": "省级", "city": "市级", "county": "县级", "town": "乡级", "village": "村级"}


def content(version: CatalogVersion, form: str) -> bytes:
    """The list as `form` (a key of `TYPES`)."""
    items = list(version.items.order_by("position"))
    title, table = title_of(version), _table(items)
    return _xlsx(version, title, table) if form == "xlsx" else _csv(title, table)


def title_of(version: CatalogVersion) -> str:
    """The line above the table. Where the list's own title would not tell the reader of the file which field it is
    about, one that does."""
    if is_title(version.title) and field_of(version.title, "") == (version.field, version.field_code):
        return version.title
    area = f"{version.field}领域" if version.field else ""
    kind = ListKind(version.list_kind).label.removesuffix("目录").removesuffix("清单")
    return f"{version.owner.label}{area}{kind}目录"


def _table(items: Sequence[CatalogItem]) -> list[list[str]]:
    """Headings and rows. Columns that are empty in every row are left out, but for the ten of a catalogue."""
    extras = list(dict.fromkeys(name for item in items for name in item.extra))
    columns = [*_COLUMNS, *extras]
    lines = [[*(write(item) for write in _COLUMNS.values()), *_further(item, extras)] for item in items]
    kept = [at for at, name in enumerate(columns) if name not in _OPTIONAL or any(line[at] for line in lines)]
    return [[columns[at] for at in kept], *([line[at] for at in kept] for line in lines)]


def _further(item: CatalogItem, names: Sequence[str]) -> list[str]:
    return [public_words(str(item.extra.get(name, "")), name) for name in names]


def _tick(*, given: bool, words: str = "") -> str:
    return (f"√（{words}）" if words else "√") if given else ""


def _of_tier(code: str) -> Callable[[CatalogItem], str]:
    return lambda item: _tick(given=code in item.tiers)


_COLUMNS: dict[str, Callable[[CatalogItem], str]] = {
    "序号": lambda item: item.serial,
    "事项编码": lambda item: item.code,
    "一级事项": lambda item: item.first,
    "二级事项": lambda item: item.second,
    "三级事项": lambda item: item.third,
    "公开内容（要素）": lambda item: item.elements,
    "公开依据": lambda item: item.basis,
    "公开时限": lambda item: item.limit_text,
    "公开主体": lambda item: item.subject,
    "责任岗位": lambda item: public_words(item.post),
    "公开渠道和载体": lambda item: "\n".join(f"■{channel['name']}" for channel in item.channels),
    "全社会": lambda item: _tick(given=item.for_all),
    "特定群体": lambda item: _tick(given=item.for_group, words=item.group),
    "主动公开": lambda item: _tick(given=item.proactive),
    "依申请公开": lambda item: _tick(given=item.on_request),
    **{name: _of_tier(code) for code, name in _TIERS.items()},
}
_OPTIONAL = {"事项编码", "三级事项", "责任岗位", "省级"}


def _csv(title: str, table: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[title, *[""] * (len(table[0]) - 1)], *table])
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(version: CatalogVersion, title: str, table: list[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = _UNFIT.sub("", version.field or ListKind(version.list_kind).label)[:_SHEET_NAME] or "目录"
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table[0]))
    sheet["A1"].font = Font(bold=True, size=14)
    for number, line in enumerate(table, 2):
        for column, text in enumerate(line, 1):
            _write(sheet.cell(number, column), text, bold=number == 2)  # noqa: PLR2004  # the row of the headings
    for column, name in enumerate(table[0], 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A3"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(cell: Cell | MergedCell, text: str, *, bold: bool) -> None:
    """Text and nothing else: no cell that a spreadsheet would carry out."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:MOST_CHARACTERS] or None
    if text.startswith(FORMULA_STARTS) and isinstance(cell, Cell):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
