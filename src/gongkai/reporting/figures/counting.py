"""All tables of a form, filled with what can be counted; of the rest it says that nobody counts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import form_for
from gongkai.reporting.figures import proactive
from gongkai.reporting.figures.disputes import disputes_of
from gongkai.reporting.figures.entered import add_below
from gongkai.reporting.figures.requests import requests_of

if TYPE_CHECKING:
    from gongkai.law.annual_report import Form
    from gongkai.orgs.models import Organization

Cells = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Figures:
    """`tables`: table → row → column → number, with the form's keys. `unsourced`: the cells
    (table/row/column) that stand at nought because nothing on the platform tells them, and why."""

    tables: dict[str, Cells]
    unsourced: dict[str, str]


def count(unit: Organization, year: int) -> Figures:
    """The figures of a unit and those below it. Raises FormError for a year without a form."""
    form = form_for(year)
    figures = Figures(_zeros(form), {})
    _put(figures, "requests", requests_of(unit, year))
    _put_proactive(figures, unit, year)
    _put(figures, "review_litigation", disputes_of(unit, year))
    for path in add_below(form, figures.tables, unit, year):
        figures.unsourced.pop(path, None)
    return figures


def _zeros(form: Form) -> dict[str, Cells]:
    tables: dict[str, Cells] = {table.key: {} for table in form.tables}
    for table in form.tables:
        for row, column in table.cells():
            tables[table.key].setdefault(row.key, {})[column.key] = 0
    return tables


def _put(figures: Figures, table: str, cells: Cells) -> None:
    """The cells that the year's form has."""
    own = figures.tables[table]
    for row, counted in cells.items():
        for column, n in counted.items():
            if column in own.get(row, {}):
                own[row][column] = n


def _put_proactive(figures: Figures, unit: Organization, year: int) -> None:
    rows = figures.tables["art20"]
    for row in proactive.DOCUMENTS:
        if set(rows.get(row, ())) == {"issued", "repealed", "valid"}:
            rows[row] = dict(proactive.documents(unit, row, year))
        else:  # a form that asks for other figures of the documents
            _unsourced(figures, "art20", (row,), proactive.NEVER_COUNTED)
    for row in proactive.DECISIONS:
        counted = proactive.decisions(unit, row, year)
        if counted is None:
            _unsourced(figures, "art20", (row,), proactive.NO_SOURCE)
        elif "decisions" in rows.get(row, {}):
            rows[row]["decisions"] = counted
    rest = [row for row in rows if row not in (*proactive.DOCUMENTS, *proactive.DECISIONS)]
    _unsourced(figures, "art20", tuple(rest), proactive.NEVER_COUNTED)


def _unsourced(figures: Figures, table: str, rows: tuple[str, ...], why: str) -> None:
    for row in rows:
        for column in figures.tables[table].get(row, {}):
            figures.unsourced[f"{table}/{row}/{column}"] = why
