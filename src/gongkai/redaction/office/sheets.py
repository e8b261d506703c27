"""One sheet written anew: values, plain formatting, sizes, merged cells; nothing that does not show."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

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
_PALE = 0xF0
_DEFAULT_SIZE = 11
_MOST_SIZE = 400


def copy_sheet(source: Worksheet, formulas: Worksheet, target: Worksheet, report: Report) -> None:
    """Fill `target`; `formulas` is the same sheet with formulas in place of the values last computed."""
    hidden_rows = {row for row, size in source.row_dimensions.items() if size.hidden}
    hidden_columns = _hidden_columns(source)
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


def _note_formula(formulas: Worksheet, row: int, column: int, report: Report) -> None:
    cell = formulas._cells.get((row, column))
    if cell is not None and cell.data_type == "f":
        where = f"{formulas.title}!{get_column_letter(column)}{row}"
        report.warnings.append(f"{where} 的公式没有存下计算结果，成为空白；请用 Excel 或 WPS 打开保存后再遮盖")


def _hidden_columns(sheet: Worksheet) -> set[int]:
    found: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden and size.min and size.max:
            found.update(range(size.min, min(size.max, 20_000) + 1))
    return found


def _copy(cell: Cell | MergedCell, new: Cell | MergedCell, report: Report) -> None:
    """A value that shows; a format that shows nothing, or letters of the ground's colour, hide it."""
    if does_not_show(cell):
        report.drop("看不见的单元格")
        return
    value = cell.value
    if not isinstance(value, str | int | float | bool | dt.date | dt.time | dt.timedelta):
        value = str(value)  # formulas of arrays and what else a library may give
    new.value = value
    if isinstance(value, str):
        new.data_type = "s"  # never a formula, whatever it begins with
    _style(cell, new)


def does_not_show(cell: Cell | MergedCell) -> bool:
    """Whether a cell's value cannot be seen: a format that shows nothing, letters of the ground's colour."""
    return bool(_NOTHING_SHOWN.search(cell.number_format or "")) or _same_colour(cell)


def _same_colour(cell: Cell | MergedCell) -> bool:
    ink = _rgb(cell.font.color) if cell.font else None
    if ink is None:
        return False
    ground = _rgb(cell.fill.fgColor) if cell.fill and cell.fill.fill_type == "solid" else "FFFFFF"
    if ground is None:
        return False
    return all(abs(int(ink[at : at + 2], 16) - int(ground[at : at + 2], 16)) <= 0xFF - _PALE for at in (0, 2, 4))


def _rgb(colour: Color | None) -> str | None:
    """Six figures; None where a theme decides (white, theme 0, apart)."""
    if colour is None:
        return None
    if colour.type == "theme":
        return "FFFFFF" if colour.theme == 0 and not colour.tint else None
    rgb = colour.rgb if colour.type == "rgb" else None
    return rgb[-6:] if isinstance(rgb, str) and re.fullmatch(r"[0-9A-Fa-f]{6,8}", rgb) else None


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
