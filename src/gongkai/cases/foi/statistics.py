"""The third table of the annual report, counted from the cases (国办公开办函〔2021〕30号; 条例 50).

Every case that counts stands in exactly one cell of the year in which it ended, and is carried over until then.
New is what was received in the year; so the identity of the form holds of itself, for each column and in total.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from gongkai.cases.foi.models import KIND
from gongkai.law.annual_report import form_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.cases.models import Case
    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.law.annual_report import Table

    Cells = dict[str, dict[str, int]]

NEW, CARRIED, TOTAL, CARRY_NEXT = "new", "carried", "total", "carry_next"


def requests_table(cases: CaseQuerySet, year: int) -> Cells:
    """`{row: {column: n}}` with the keys of the year's form, headings left out. Raises FormError for its year.

    `cases` are those of one unit or of many; each is counted once.
    """
    form = form_for(year)
    table = form.table("requests")
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    counted = cases.filter(kind=KIND, counts=True, received_on__lte=last)
    ended = counted.filter(closed_on__range=(first, last))
    cells = _empty(table)
    _add(cells, NEW, counted.filter(received_on__gte=first))
    _add(cells, CARRIED, counted.filter(_open_before(first), received_on__lt=first))
    for row, column, n in _by(ended.exclude(cell=""), "cell"):
        cells[form.leaf(row).key][column] += n
    _add(cells, TOTAL, ended)
    _add(cells, CARRY_NEXT, counted.filter(_open_before(last + dt.timedelta(days=1))))
    for line in cells.values():
        line[TOTAL] = sum(line.values())
    return cells


def _open_before(day: dt.date) -> Q:
    """Cases that had no end before a day."""
    return Q(closed_on__isnull=True) | Q(closed_on__gte=day)


def _empty(table: Table) -> Cells:
    columns = [column.key for column in table.columns if column.key != TOTAL]
    return {row.key: dict.fromkeys(columns, 0) for row in table.rows if not row.heading}


def _add(cells: Cells, row: str, cases: CaseQuerySet) -> None:
    for column, n in cases.order_by().values_list("applicant_class").annotate(n=Count("pk")):
        cells[row][column] += n


def _by(cases: CaseQuerySet, field: str) -> Iterable[tuple[str, str, int]]:
    rows = cases.order_by().values_list(field, "applicant_class").annotate(n=Count("pk"))
    return ((row, column, n) for row, column, n in rows)


def without_cell(cases: CaseQuerySet) -> list[Case]:
    """Finished cases that would fall out of the table: there must be none."""
    return list(cases.filter(kind=KIND, counts=True, closed_on__isnull=False, cell="")[:100])
