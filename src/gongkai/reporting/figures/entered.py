"""What units entered by hand, carried into the report of those above them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import Measure
from gongkai.reporting.enums import ReportState
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.annual_report import Form, Tables
    from gongkai.orgs.models import Organization


def differences_below(unit: Organization, year: int) -> Iterator[tuple[str, Decimal]]:
    """(table/row/column, what was entered less what was counted) of each published report below a unit.

    What a unit counted of itself the report above counts anyway; only the difference is added, so that a figure
    that two levels entered is not counted twice.
    """
    below = AnnualReport.objects.filter(
        year=year, state=ReportState.PUBLISHED, unit__path__startswith=unit.path
    ).exclude(unit=unit)
    for report in below.only("manual", "computed", "unit").order_by("pk"):
        for path, entered in report.manual.items():
            table, row, column = path.split("/")
            counted = report.computed.get(table, {}).get(row, {}).get(column) or 0
            yield path, Decimal(str(entered["value"])) - Decimal(str(counted))


def add_below(form: Form, tables: dict[str, dict[str, dict[str, Any]]], unit: Organization, year: int) -> set[str]:
    """Add them to the tables counted; the cells that thereby have a source."""
    found: set[str] = set()
    measures = {
        f"{table.key}/{row.key}/{column.key}": column.measure
        for table in form.tables
        for row, column in table.cells()
    }
    for path, difference in differences_below(unit, year):
        if path not in measures:
            continue
        table, row, column = path.split("/")
        total = Decimal(str(tables[table][row][column] or 0)) + difference
        tables[table][row][column] = str(total) if measures[path] is Measure.AMOUNT else int(total)
        found.add(path)
    return found


def with_entered(tables: Tables, manual: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """The tables as the report says them: what was entered in the place of what was counted."""
    said = {key: {row: dict(cells) for row, cells in rows.items()} for key, rows in tables.items()}
    for path, entered in manual.items():
        table, row, column = path.split("/")
        if column in said.get(table, {}).get(row, {}):
            said[table][row][column] = entered["value"]
    return said
