"""One sheet written anew: values, plain formatting, sizes, merged cells; nothing that does not show."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import get_column_letter

from gongkai.redaction.office.marks import MARK

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles import Color
    from openpyxl.worksheet.worksheet import Worksheet

    from gongkai.redaction.model import Report

_SAFE_FORMAT = re.compile(
    r"[0#?.,%/年月日时分秒 :\-_()¥$€;@yYmMdDhHsSEe+]{1,60}|General|\[\$-[0-9A-F]{1,5}\][ymdhs年月日/:\- ]+"
)
_NOTHING_SHOWN = re.compile(r";{3,}")
_FONTS = frozenset(
    [
        "宋体",
        "黑体",
        "楷体",
        "仿宋",
        "仿宋_GB2312",
        "楷体_GB2312",
        "方正小标宋简体",
        "微软雅黑",
        "等线",
        "Calibri",
        "Arial",
        "SimSun",
        "SimHei",
    ]
) | {"Times New Roman", "Courier New"}
_ALIKE = 0x0F  # of 255 in each of three channels
_BLACK, _WHITE = "000000", "FFFFFF"
_THEME = {0: _WHITE, 1: _BLACK}
_INDEXED = {64: _BLACK, 65: _WHITE}  # what the system writes and what it writes on
_MINUTE = 2  # points
FLAT = 2.0  # points
NARROW = 0.5  # of a figure's width
_DEFAULT_SIZE = 11
_MOST_SIZE = 400


def copy_sheet(source: Worksheet, formulas: Worksheet, target: Worksheet, report: Report) -> None:
    """Fill `target`; `formulas` is the same sheet with formulas in place of the values last computed."""
    hidden_rows, hidden_columns = out_of_sight(source)
    _warn_of_rules(source, report)
    for (row, column), cell in list(source._cells.items()):
        if row in hidden_rows or column in hidden_columns:
            report.drop("隐藏行列中的单元格", int(cell.value is not None))
        elif cell.value is None:
            _note_formula(formulas, row, column, report)
            if cell.has_style:
                _style(cell, target.cell(row, column))
        else:
            _copy(cell, target.cell(row, column), report)
    _sizes(source, target, hidden_rows, hidden_columns)
    for merged in list(source.merged_cells.ranges):
        target.merge_cells(merged.coord)


def _warn_of_rules(source: Worksheet, report: Report) -> None:
    """Rules by which letters vanish do not come along: what they hid would come to light."""
    for area in source.conditional_formatting:
        looks = [rule.dxf for rule in area.rules if rule.dxf is not None]
        pale = (look.font is not None and _alike(_rgb(look.font.color) or _BLACK, _WHITE) for look in looks)
        blank = (look.numFmt is not None and _NOTHING_SHOWN.search(look.numFmt.formatCode or "") for look in looks)
        if any(pale) or any(blank):
            where = f"{source.title}!{area.sqref}"
            told = "有使文字看不见的条件格式，没有带过来；原来看不见的现在看得见，请逐格核对"
            report.warnings.append(f"{where} {told}")


def _note_formula(formulas: Worksheet, row: int, column: int, report: Report) -> None:
    cell = formulas._cells.get((row, column))
    if cell is not None and cell.data_type == "f":
        where = f"{formulas.title}!{get_column_letter(column)}{row}"
        report.warnings.append(f"{where} 的公式没有存下计算结果，成为空白；请用 Excel 或 WPS 打开保存后再遮盖")


def _copy(cell: Cell | MergedCell, new: Cell | MergedCell, report: Report) -> None:
    """A value that shows; a format that shows nothing, or letters of the ground's colour, hide it."""
    if does_not_show(cell):
        report.drop("看不见的单元格")
        if is_blackened(cell):
            new.value = MARK  # the reader saw a bar there
        return
    value = cell.value
    if not isinstance(value, str | int | float | bool | dt.date | dt.time | dt.timedelta):
        value = str(value)  # formulas of arrays and what else a library may give
    new.value = value
    if isinstance(value, str):
        new.data_type = "s"  # never a formula, whatever it begins with
    _style(cell, new)


def does_not_show(cell: Cell | MergedCell) -> bool:
    """Whether a cell's value cannot be seen: a format that shows nothing, minute letters, the ground's colour."""
    minute = bool(cell.font and cell.font.size and cell.font.size <= _MINUTE)
    return minute or bool(_NOTHING_SHOWN.search(cell.number_format or "")) or _same_colour(cell)


def is_blackened(cell: Cell | MergedCell) -> bool:
    """Whether a reader sees a bar where the value is."""
    return _same_colour(cell) and _alike(_ground(cell) or _WHITE, _BLACK)


def out_of_sight(sheet: Worksheet) -> tuple[set[int], set[int]]:
    """The rows and columns that are hidden, or so low and narrow that nothing in them can be read."""
    rows = {row for row, size in sheet.row_dimensions.items() if size.hidden or _is_flat(size.height)}
    columns: set[int] = set()
    for size in sheet.column_dimensions.values():
        narrow = size.width is not None and size.width < NARROW
        if (size.hidden or narrow) and size.min and size.max:
            columns.update(range(size.min, min(size.max, 20_000) + 1))
    return rows, columns


def _is_flat(height: float | None) -> bool:
    return height is not None and height < FLAT


def _same_colour(cell: Cell | MergedCell) -> bool:
    """An automatic colour is black, on every ground."""
    ink = (_rgb(cell.font.color) if cell.font.color is not None else _BLACK) if cell.font else _BLACK
    ground = _ground(cell)
    return ink is not None and ground is not None and _alike(ink, ground)


def _ground(cell: Cell | MergedCell) -> str | None:
    return _rgb(cell.fill.fgColor) if cell.fill and cell.fill.fill_type == "solid" else _WHITE


def _alike(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _ALIKE for at in (0, 2, 4))


def _rgb(colour: Color | None) -> str | None:
    """Six figures; None where a theme decides (its black and white apart)."""
    if colour is None:
        return None
    if colour.type == "theme":
        return None if colour.tint else _THEME.get(colour.theme)
    if colour.type == "indexed":
        return _INDEXED.get(colour.indexed) or _plain(dict(enumerate(COLOR_INDEX)).get(colour.indexed))
    return _plain(colour.rgb)


def _plain(said: object) -> str | None:
    return said[-6:].upper() if isinstance(said, str) and re.fullmatch(r"[0-9A-Fa-f]{6,8}", said) else None


def _style(cell: Cell | MergedCell, new: Cell | MergedCell) -> None:
    font = cell.font
    new.font = Font(
        name=font.name if font.name in _FONTS else None,
        size=min(font.size or _DEFAULT_SIZE, _MOST_SIZE),
        bold=font.bold,
        italic=font.italic,
        underline=font.underline,
        strike=font.strike,
        color=_rgb(font.color),
    )
    ground = _rgb(cell.fill.fgColor) if cell.fill.fill_type == "solid" else None
    if ground:
        new.fill = PatternFill("solid", fgColor=ground)
    left, right, top, bottom = (Side(style=getattr(cell.border, side).style) for side in _SIDES)
    new.border = Border(left=left, right=right, top=top, bottom=bottom)
    new.alignment = Alignment(
        horizontal=cell.alignment.horizontal, vertical=cell.alignment.vertical, wrap_text=cell.alignment.wrap_text
    )
    if _SAFE_FORMAT.fullmatch(cell.number_format or ""):
        new.number_format = cell.number_format


_SIDES = ("left", "right", "top", "bottom")


def _sizes(source: Worksheet, target: Worksheet, hidden_rows: set[int], hidden_columns: set[int]) -> None:
    for row, size in source.row_dimensions.items():
        if row in hidden_rows:
            target.row_dimensions[row].hidden = True
        elif size.height:
            target.row_dimensions[row].height = min(size.height, _MOST_SIZE)
    for letter, column in source.column_dimensions.items():
        new = target.column_dimensions[letter]
        new.width, new.min, new.max = column.width, column.min, column.max
        new.hidden = column.min in hidden_columns
