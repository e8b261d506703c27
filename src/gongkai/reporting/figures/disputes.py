"""政府信息公开行政复议、行政诉讼情况, from the cases that follow applications."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.apps import apps

from gongkai.cases.models import Case
from gongkai.reporting.coverage import units_of

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization

NO_SOURCE = "平台没有登记行政复议和行政诉讼，请核对并填报"


def disputes_of(unit: Organization, year: int) -> dict[str, dict[str, int]] | None:
    """The table of the year; None where this installation keeps no disputes."""
    if "dispute" not in apps.all_models["cases"] or find_spec("gongkai.cases.disputes.statistics") is None:
        return None
    statistics: Any = import_module("gongkai.cases.disputes.statistics")
    cases = Case.objects.filter(unit__in=units_of(unit).values("pk"))
    table: dict[str, dict[str, int]] = statistics.review_litigation_table(cases, year)
    return table
