"""Filters of the inbox."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Q
from django.utils import timezone

from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi.desk.lapsed import lapsed
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import DeskFilterSet
from gongkai.core.roles import ROLES_OVER_SUBTREE
from gongkai.law.clock import State
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.core.actors import Actor

WAITING = (State.SUSPENDED.value, State.STOPPED.value)
CLOCK = [
    ("open", "未办结"),
    ("overdue", "已逾期"),
    ("week", "7日内到期"),
    ("waiting", "时限中止或者停止"),
    ("lapsed", "补正、缴费、提出意见的期限已过"),
    ("closed", "已办结"),
]


def _units(actor: Actor) -> QuerySet[Organization]:
    """The units whose cases the actor works with."""
    grants = [grant for grant in actor.grants if grant.role in CASEWORKERS]
    own = Q(pk__in=[grant.organization_id for grant in grants])
    below = [Q(path__startswith=grant.path) for grant in grants if grant.role in ROLES_OVER_SUBTREE]
    return Organization.objects.filter(reduce(or_, below, own)).order_by("path")


def several_units(actor: Actor) -> bool:
    """Whether the actor works with the cases of more than one unit."""
    return len(_units(actor)[:2]) > 1


class CaseFilters(DeskFilterSet):
    """状态, 时限, 渠道, 申请人类别, 承办机关, 我承办的."""

    state = django_filters.ChoiceFilter(label="状态", choices=FoiState.choices, empty_label="全部")
    clock = django_filters.ChoiceFilter(label="时限", choices=CLOCK, method="by_clock", empty_label="全部")
    channel = django_filters.ChoiceFilter(label="渠道", choices=Channel.choices, empty_label="全部")
    applicant_class = django_filters.ChoiceFilter(
        label="申请人类别", choices=ApplicantClass.choices, empty_label="全部"
    )
    unit = django_filters.ModelChoiceFilter(
        label="承办机关", queryset=Organization.objects.none(), empty_label="全部"
    )
    mine = django_filters.ChoiceFilter(
        label="承办人", choices=[("1", "我承办的")], method="by_handler", empty_label="全部"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = _units(self.actor)
        if several_units(self.actor):
            self.filters["unit"].queryset = self.form.fields["unit"].queryset = units
        else:  # there is nothing to choose
            del self.filters["unit"], self.form.fields["unit"]

    def by_handler(self, rows: CaseQuerySet, _name: str, _value: str) -> CaseQuerySet:
        """The cases of whoever looks."""
        return rows.filter(handler=self.actor.person_id)

    def by_clock(self, rows: CaseQuerySet, _name: str, which: str) -> CaseQuerySet:
        """By how the clock stands today."""
        today = timezone.localdate()
        if which == "closed":
            return rows.filter(closed_on__isnull=False)
        waiting = rows.filter(closed_on__isnull=True, counts=True)
        if which == "overdue":
            return waiting.filter(due_on__lt=today)
        if which == "week":
            return waiting.filter(due_on__range=(today, today + dt.timedelta(days=7)))
        if which == "lapsed":
            return lapsed(waiting, today)
        return waiting.filter(clock__in=WAITING) if which == "waiting" else waiting
