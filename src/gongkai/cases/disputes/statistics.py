"""The fourth table of the annual report, counted from the cases (国办公开办函〔2021〕30号; 条例 50).

A review or a suit stands in the column of its result in the year in which it ended (a suit: in which the judgment
took effect, of whichever instance), and under 尚未审结 at the end of every year before.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from gongkai.cases.disputes.models import DISPUTES
from gongkai.cases.disputes.outcomes import PENDING
from gongkai.law.annual_report import form_for

if TYPE_CHECKING:
    from gongkai.cases.querysets import CaseQuerySet

    Cells = dict[str, dict[str, int]]

TABLE, TOTAL = "review_litigation", "total"


def review_litigation_table(cases: CaseQuerySet, year: int) -> Cells:
    """`{row: {column: n}}` with the keys of the year's form, headings left out. Raises FormError for its year.

    `cases` are those of one unit or of many, of any kind; each dispute is counted once.
    """
    table = next(each for each in form_for(year).tables if each.key == TABLE)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    columns = [column.key for column in table.columns if column.key != TOTAL]
    cells: Cells = {row.key: dict.fromkeys(columns, 0) for row in table.rows if not row.heading}
    counted = cases.filter(kind__in=DISPUTES, counts=True, received_on__lte=last)
    for row, column, n in _by_cell(counted.filter(closed_on__range=(first, last))):
        cells[row][column] += n
    for row, n in _by_row(counted.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=last))):
        cells[row][PENDING] += n
    for line in cells.values():
        line[TOTAL] = sum(line.values())
    return cells


def _by_cell(cases: CaseQuerySet) -> list[tuple[str, str, int]]:
    rows = cases.order_by().values_list("dispute__path", "cell").annotate(n=Count("pk"))
    return [(row, column, n) for row, column, n in rows]


def _by_row(cases: CaseQuerySet) -> list[tuple[str, int]]:
    return list(cases.order_by().values_list("dispute__path").annotate(n=Count("pk")))
