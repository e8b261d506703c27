"""收到和处理政府信息公开申请情况, of a unit and those below it, each application once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.foi.statistics import requests_table
from gongkai.reporting.coverage import cases_of, chunks_of, copies_among

if TYPE_CHECKING:
    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.orgs.models import Organization

    Cells = dict[str, dict[str, int]]


def requests_of(unit: Organization, year: int) -> Cells:
    """The table of the year for a unit and those below it."""
    return counted_once(cases_of(unit), year)


def counted_once(cases: CaseQuerySet, year: int) -> Cells:
    """The table of some cases. What a second unit registered of the same application is taken out again.

    Raises FormError for a year without a form.
    """
    cells = requests_table(cases, year)
    for copies in chunks_of(cases, copies_among(cases)):
        for row, counted in requests_table(copies, year).items():
            for column, n in counted.items():
                cells[row][column] -= n
    return cells
