"""A kind's table as a spreadsheet: the empty template, a draft's rows with their faults, the public's rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gongkai.core.desk.export import FORMULA_STARTS, MOST_CHARACTERS
from gongkai.information.kinds.amounts import plain
from gongkai.information.kinds.field import DataType
from gongkai.information.kinds.reading import expected
from gongkai.information.kinds.saying import public
from gongkai.information.rows.headings import PROBLEMS
from gongkai.information.rows.lines import word
from gongkai.information.rows.reading import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import IO

    from gongkai.information.kinds import KindField, Table

WRONG = PatternFill("solid", fgColor="FFF2CC")
TEXT_FORMAT = "@"
WIDE, NARROW = 28, 16
MOST_LIST = 255  # characters of a list that a sheet offers
INTEGERS = 15  # digits that a sheet keeps


def template(table: Table, rows: Iterable[tuple[Mapping[str, Any], Mapping[str, str]]] = ()) -> IO[bytes]:
    """For filling in: headings with units, choices to pick from, a sheet that explains each column.

    With rows, these stand in it; cells that could not be read are marked and their rows say what is wrong. An open
    temporary file at its beginning.
    """
    book = Workbook(write_only=True)
    sheet = _sheet(book, table.label, table.columns)
    _offer_choices(sheet, table.columns)
    sheet.append([*(_heading(sheet, _starred(column)) for column in table.columns), _heading(sheet, PROBLEMS)])
    for values, faults in rows:
        cells = [_cell(sheet, column, values.get(column.code), column.code in faults) for column in table.columns]
        said = "；".join(f"{_label(table, code)}{what}" for code, what in faults.items())
        sheet.append([*cells, said] if said else cells)
    _explain(book.create_sheet("填写说明"), table)
    return _saved(book)


def published(label: str, columns: Sequence[KindField], rows: Iterable[Mapping[str, Any]]) -> IO[bytes]:
    """For the public: the same columns without what is a person's own."""
    book = Workbook(write_only=True)
    sheet = _sheet(book, label, columns)
    sheet.append([_heading(sheet, column.heading) for column in columns])
    for values in rows:
        sheet.append([_cell(sheet, column, public(column, values.get(column.code))) for column in columns])
    return _saved(book)


def _sheet(book: Workbook, label: str, columns: Sequence[KindField]) -> Any:
    sheet = book.create_sheet(_sheet_name(label))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = NARROW if column.numeric else WIDE
        if column.type is DataType.CODE:
            sheet.column_dimensions[letter].number_format = TEXT_FORMAT  # else a sheet rounds long numbers
    return sheet


def _sheet_name(label: str) -> str:
    return "".join("　" if sign in "[]:*?/\\" else sign for sign in label)[:31]


def _starred(column: KindField) -> str:
    return f"{column.heading}*" if column.required else column.heading


def _label(table: Table, code: str) -> str:
    column = table.column(code)
    return column.label if column else code


def _heading(sheet: Any, label: str) -> Any:
    cell = WriteOnlyCell(sheet, value=label)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, column: KindField, value: Any, wrong: bool = False) -> Any:  # noqa: FBT001, FBT002 - a mark
    said = _plain(column, value)
    formula = isinstance(said, str) and said.startswith(FORMULA_STARTS)
    if not wrong and not formula:
        return said
    cell = WriteOnlyCell(sheet, value=said)
    if formula:
        cell.data_type = "s"  # else "=…" would become a formula
        cell.quotePrefix = True  # and stay text when somebody edits it
    if wrong:
        cell.fill = WRONG
    return cell


def _plain(column: KindField, value: Any) -> Any:
    """A number as a number, a day as a day, anything else as text."""
    number = plain(column, value)
    if number is not None and len(number.as_tuple().digits) <= INTEGERS:
        return int(number) if number == number.to_integral_value() else Decimal(number)
    if column.type is DataType.DATE and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    if value in (None, ""):
        return None
    return ILLEGAL_CHARACTERS_RE.sub("", word(value))[:MOST_CHARACTERS]


def _offer_choices(sheet: Any, columns: Sequence[KindField]) -> None:
    for place, column in enumerate(columns, 1):
        choices = column.choices or (("是", "否") if column.type is DataType.BOOLEAN else ())
        listed = ",".join(choices)
        if not choices or len(listed) > MOST_LIST or any("," in choice for choice in choices):
            continue
        rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
        rule.error = f"应为其中之一：{'、'.join(choices)}"[:MOST_LIST]
        letter = get_column_letter(place)
        rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
        sheet.data_validations.append(rule)


def _explain(sheet: Any, table: Table) -> None:
    sheet.append([_heading(sheet, label) for label in ("列", "必填", "单位", "填写要求")])
    for column in table.columns:
        hints = filter(None, (expected(column) if column.type is not DataType.TEXT else "", column.help))
        sheet.append([column.label, "是" if column.required else "", column.unit, "；".join(hints)])
    if table.key:
        labels = "、".join(_label(table, code) for code in table.key)
        sheet.append(["", "", "", f"任意两行的{labels}不应全部相同"])


def _saved(book: Workbook) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file
