"""Filters of the list of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.utils import timezone

from gongkai.core.desk.kit import DeskFilterSet
from gongkai.orgs.models import Organization
from gongkai.reporting.enums import OPEN, ReportState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.reporting.models import AnnualReport


def _units(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.filter(annual_reports__isnull=False).distinct()


class ReportFilters(DeskFilterSet):
    """状态, 年度, 机关, 逾期."""

    state = django_filters.ChoiceFilter(label="状态", choices=ReportState.choices, empty_label="全部")
    year = django_filters.NumberFilter(label="年度")
    unit = django_filters.ModelChoiceFilter(label="机关", queryset=_units, empty_label="全部")
    late = django_filters.ChoiceFilter(
        label="期限", choices=[("1", "逾期未发布")], method="by_late", empty_label="全部"
    )

    def by_late(self, rows: QuerySet[AnnualReport], _name: str, _value: str) -> QuerySet[AnnualReport]:
        """Those that the public should have by now and has not."""
        today = timezone.localdate()
        waiting = rows.filter(state__in=OPEN).select_related("unit")
        return rows.filter(pk__in=[each.pk for each in waiting if each.due_on and each.due_on < today])
