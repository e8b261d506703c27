"""Filters of the desk list of tasks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import django_filters
from django.utils import timezone

from gongkai.core.desk.kit import DeskFilterSet
from gongkai.orgs.models import Organization
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.models import TaskUnit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.tasks.models import Task

ENDED = (TaskState.DONE, TaskState.CANCELLED)
DUE = [("overdue", "已逾期"), ("week", "7日内到期"), ("month", "30日内到期"), ("none", "未定时限")]
DAYS = {"week": 7, "month": 30}


def _organizations(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.all()


class TaskFilters(DeskFilterSet):
    """状态, 单位, 角色, 到期."""

    state = django_filters.ChoiceFilter(label="状态", choices=TaskState.choices, empty_label="全部")
    unit = django_filters.ModelChoiceFilter(
        label="单位", queryset=_organizations, method="by_unit", empty_label="全部"
    )
    role = django_filters.ChoiceFilter(
        label="单位角色", choices=UnitRole.choices, method="by_role", empty_label="全部"
    )
    due = django_filters.ChoiceFilter(label="到期", choices=DUE, method="by_due", empty_label="全部")

    def by_unit(self, rows: QuerySet[Task], _name: str, unit: Organization) -> QuerySet[Task]:
        """Tasks that bind the unit; in the chosen role, if there is one."""
        role = self.form.cleaned_data.get("role")
        named = TaskUnit.objects.filter(organization=unit, **({"role": role} if role else {}))
        return rows.filter(pk__in=named.values("task"))

    def by_role(self, rows: QuerySet[Task], _name: str, role: str) -> QuerySet[Task]:
        """Without a unit: tasks on which one of the person's own organizations has the role."""
        if self.form.cleaned_data.get("unit"):
            return rows
        own = [grant.organization_id for grant in self.actor.grants]
        return rows.filter(pk__in=TaskUnit.objects.filter(organization__in=own, role=role).values("task"))

    def by_due(self, rows: QuerySet[Task], _name: str, which: str) -> QuerySet[Task]:
        """Open tasks by how their day stands to today."""
        today = timezone.localdate()
        running = rows.exclude(state__in=ENDED)
        if which == "overdue":
            return running.filter(due_on__lt=today)
        if which == "none":
            return running.filter(due_on__isnull=True)
        return running.filter(due_on__gte=today, due_on__lte=today + dt.timedelta(days=DAYS[which]))
