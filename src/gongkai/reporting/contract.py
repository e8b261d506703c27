"""The tables as the command line and other programs read them: rows and columns as the form prints them."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import form_for, row_name

if TYPE_CHECKING:
    from gongkai.law.annual_report import Table, Tables

NAMES = {"art20": "proactive"}  # key of the form → key of the contract


def as_contract(year: int, unit: str, tables: Tables) -> dict[str, Any]:
    """`{"year", "unit", "tables": {"proactive", "requests", "review_litigation"}}`.

    Rows of `requests` go by their keys, all other rows and all columns by the words of the form, a heading before
    them: 行政诉讼/复议后起诉, 法人或其他组织/商业企业.
    """
    form = form_for(year)
    said = {NAMES.get(table.key, table.key): _table(table, tables.get(table.key, {})) for table in form.tables}
    return {"year": year, "unit": unit, "tables": said}


def as_bytes(year: int, unit: str, tables: Tables) -> bytes:
    """The same as one line of JSON."""
    return (json.dumps(as_contract(year, unit, tables), ensure_ascii=False) + "\n").encode()


def _table(table: Table, rows: Any) -> dict[str, dict[str, Any]]:
    return {
        row_name(table, row): {
            column.full_label: plain(rows.get(row.key, {}).get(column.key)) for column in table.columns_of(row)
        }
        for row in table.filled
    }


def plain(value: Any) -> int | float | None:
    """A kept figure as a number of JSON; amounts are kept as text, so that nothing of them is lost."""
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
