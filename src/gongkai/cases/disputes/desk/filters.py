"""Filters of the lists of disputes and of ordered answers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import django_filters
from django.utils import timezone

from gongkai.cases.disputes.enums import ReviewState, SuitState
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.models import DisputePath, LessonState
from gongkai.core.desk.kit import DeskFilterSet
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Case

CLOCK = [("open", "未审结"), ("overdue", "已逾期"), ("week", "7日内到期"), ("closed", "已审结")]
RESULTS = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果")]


def _units(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.all()


class ClockFilters(DeskFilterSet):
    """时限, 机关."""

    clock = django_filters.ChoiceFilter(label="时限", choices=CLOCK, method="by_clock", empty_label="全部")
    unit = django_filters.ModelChoiceFilter(label="机关", queryset=_units, empty_label="全部")

    def by_clock(self, rows: QuerySet[Case], _name: str, which: str) -> QuerySet[Case]:
        """By how the organ's own periods stand today."""
        today = timezone.localdate()
        if which == "closed":
            return rows.filter(closed_on__isnull=False)
        waiting = rows.filter(closed_on__isnull=True, counts=True)
        if which == "overdue":
            return waiting.filter(due_on__lt=today)
        week = (today, today + dt.timedelta(days=7))
        return waiting.filter(due_on__range=week) if which == "week" else waiting


class ReviewFilters(ClockFilters):
    """With the states and results of a review."""

    state = django_filters.ChoiceFilter(label="状态", choices=ReviewState.choices, empty_label="全部")
    cell = django_filters.ChoiceFilter(label="结果", choices=RESULTS, empty_label="全部")


class SuitFilters(ClockFilters):
    """With the states, rows and results of a suit."""

    state = django_filters.ChoiceFilter(label="状态", choices=SuitState.choices, empty_label="全部")
    cell = django_filters.ChoiceFilter(label="结果", choices=RESULTS, empty_label="全部")
    dispute__path = django_filters.ChoiceFilter(label="途径", choices=DisputePath.choices[1:], empty_label="全部")


class RedoFilters(ClockFilters):
    """With the states of an answer."""

    state = django_filters.ChoiceFilter(label="状态", choices=FoiState.choices, empty_label="全部")


class LessonFilters(DeskFilterSet):
    """状态."""

    state = django_filters.ChoiceFilter(label="状态", choices=LessonState.choices, empty_label="全部")
