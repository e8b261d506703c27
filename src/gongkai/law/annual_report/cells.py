"""Single cells: what is there, what is not, and what can be counted with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.form import Blank, Measure
from gongkai.law.annual_report.violation import MISSING, NEGATIVE, NOT_INTEGER, UNKNOWN, Violation, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.annual_report.form import Column, Form, Row, Table
    from gongkai.law.annual_report.violation import Tables

ABSENT = object()
LARGEST = Decimal(10) ** 15  # no body of the country comes near; beyond it sums would be rounded
_MONEY = re.compile(r"(-?\d+(?:\.\d+)?)(?:万元|亿元|元)?")
_WANTED = {
    Measure.COUNT: "非负整数",
    Measure.CHANGE: "整数",
    Measure.AMOUNT: "非负的金额",
}


def check_cells(form: Form, tables: Tables) -> Iterator[Violation]:
    """What is missing, unknown, negative or not whole in the tables given; a table not given is not looked at.

    A blank is missing, except in a form whose blanks mean nought; a cell that is not there at all always is.
    """
    for key, rows in tables.items():
        table = next((table for table in form.tables if table.key == key), None)
        if table is None:
            yield _unknown(key, f"{form.name}没有这张表")
        elif not isinstance(rows, Mapping):
            yield Violation(NOT_INTEGER, key, "表", _shown(rows), f"{table.title}应为由行组成的表")
        else:
            yield from _check_table(form, table, rows)


def number_of(value: Any, measure: Measure) -> Decimal | None:
    """The number in a cell; None where there is none, or one beyond belief.

    Money may be text with its unit, as reports print it.
    """
    number = _number(value, measure)
    return None if number is None or abs(number) >= LARGEST else number


def _number(value: Any, measure: Measure) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, (float, Decimal)):
        number = Decimal(str(value))
        whole = number.is_finite() and (measure is Measure.AMOUNT or number == number.to_integral_value())
        return number if whole else None
    if isinstance(value, str) and measure is Measure.AMOUNT:
        match = _MONEY.fullmatch(value.replace(",", "").replace("，", "").strip())
        return Decimal(match[1]) if match else None
    return None


def _check_table(form: Form, table: Table, rows: Mapping[str, Any]) -> Iterator[Violation]:
    for row in table.filled:
        if row.key not in rows:
            yield Violation(MISSING, f"{table.key}/{row.key}", "一行", "没有", f"缺少“{row.label}”一行")
        elif not isinstance(rows[row.key], Mapping):
            yield _bad(table, row, None, rows[row.key])
        else:
            yield from _check_row(form, table, row, rows[row.key])
    for key in rows:
        if key not in {row.key for row in table.filled}:
            yield _unknown(f"{table.key}/{key}", f"{table.title}没有这一行")


def _check_row(form: Form, table: Table, row: Row, cells: Mapping[str, Any]) -> Iterator[Violation]:
    columns = table.columns_of(row)
    for column in columns:
        value = cells.get(column.key, ABSENT)
        if value is ABSENT or (value is None and form.blank is Blank.MISSING):
            yield _missing(table, row, column, "没有" if value is ABSENT else "空白")
        elif value is not None:
            yield from _check_value(table, row, column, value)
    for key in cells:
        if key not in {column.key for column in columns}:
            yield _unknown(f"{table.key}/{row.key}/{key}", f"“{row.label}”一行没有这一列")


def _check_value(table: Table, row: Row, column: Column, value: Any) -> Iterator[Violation]:
    number = number_of(value, column.measure)
    if number is None:
        yield _bad(table, row, column, value)
    elif number < 0 and column.measure is not Measure.CHANGE:
        where = _where(table, row, column)
        yield Violation(NEGATIVE, where, _WANTED[column.measure], plain(number), f"“{row.label}”不能是负数")


def _missing(table: Table, row: Row, column: Column, found: str) -> Violation:
    says = f"“{row.label}”的“{column.label}”没有填写"
    return Violation(MISSING, _where(table, row, column), _WANTED[column.measure], found, says)


def _bad(table: Table, row: Row, column: Column | None, value: Any) -> Violation:
    wanted = _WANTED[column.measure] if column else "一行数字"
    if column and _number(value, column.measure) is not None:
        wanted += "，不超过15位"
    return Violation(NOT_INTEGER, _where(table, row, column), wanted, _shown(value), f"“{row.label}”应为{wanted}")


def _unknown(where: str, says: str) -> Violation:
    return Violation(UNKNOWN, where, "没有", "有", says)


def _where(table: Table, row: Row, column: Column | None) -> str:
    return "/".join(filter(None, (table.key, row.key, column.label if column else "")))


def _shown(value: Any) -> str:
    return str(value)[:40]
