"""Filters of the inbox."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import django_filters
from django.utils import timezone

from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi.enums import FoiState
from gongkai.core.desk.kit import DeskFilterSet
from gongkai.law.clock import State
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Case

WAITING = (State.SUSPENDED.value, State.STOPPED.value)
CLOCK = [
    ("open", "未办结"),
    ("overdue", "已逾期"),
    ("week", "7日内到期"),
    ("waiting", "时限中止或者停止"),
    ("closed", "已办结"),
]


def _units(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.all()


class CaseFilters(DeskFilterSet):
    """状态, 时限, 渠道, 申请人类别, 承办机关, 我承办的."""

    state = django_filters.ChoiceFilter(label="状态", choices=FoiState.choices, empty_label="全部")
    clock = django_filters.ChoiceFilter(label="时限", choices=CLOCK, method="by_clock", empty_label="全部")
    channel = django_filters.ChoiceFilter(label="渠道", choices=Channel.choices, empty_label="全部")
    applicant_class = django_filters.ChoiceFilter(
        label="申请人类别", choices=ApplicantClass.choices, empty_label="全部"
    )
    unit = django_filters.ModelChoiceFilter(label="承办机关", queryset=_units, empty_label="全部")
    mine = django_filters.ChoiceFilter(
        label="承办人", choices=[("1", "我承办的")], method="by_handler", empty_label="全部"
    )

    def by_handler(self, rows: QuerySet[Case], _name: str, _value: str) -> QuerySet[Case]:
        """The cases of whoever looks."""
        return rows.filter(handler=self.actor.person_id)

    def by_clock(self, rows: QuerySet[Case], _name: str, which: str) -> QuerySet[Case]:
        """By how the clock stands today."""
        today = timezone.localdate()
        if which == "closed":
            return rows.filter(closed_on__isnull=False)
        waiting = rows.filter(closed_on__isnull=True, counts=True)
        if which == "overdue":
            return waiting.filter(due_on__lt=today)
        if which == "week":
            return waiting.filter(due_on__range=(today, today + dt.timedelta(days=7)))
        return waiting.filter(clock__in=WAITING) if which == "waiting" else waiting
