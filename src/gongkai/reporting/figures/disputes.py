"""政府信息公开行政复议、行政诉讼情况, from the cases that follow applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.models import Case
from gongkai.reporting.coverage import units_of

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization


def disputes_of(unit: Organization, year: int) -> dict[str, dict[str, int]]:
    """The table of the year for the unit and those below it, each dispute once."""
    return review_litigation_table(Case.objects.filter(unit__in=units_of(unit).values("pk")), year)
