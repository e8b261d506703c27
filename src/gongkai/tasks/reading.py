"""Ledgers as pages show them: tasks with their units and latest progress, narrowed and grouped."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from gongkai.core.actors import PUBLIC
from gongkai.information.models import Information
from gongkai.orgs.models import Organization
from gongkai.orgs.resolving.groups import group_in
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.models import ProgressNote, Task, TaskUnit
from gongkai.tasks.summary import ENDED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from gongkai.core.actors import Actor
    from gongkai.tasks.querysets import TaskQuerySet

OVERDUE = "overdue"
STATE_CHOICES = (*((str(state.value), str(state.label)) for state in TaskState), (OVERDUE, "已逾期"))


def tasks_of(documents: Iterable[int], *, actor: Actor = PUBLIC) -> dict[int, list[Task]]:
    """The tasks that documents ordered, in the order of their sentences, by the document's key.

    One query. Cancelled ones are there too, as in the ledger.
    """
    found: dict[int, list[Task]] = {}
    chosen = Task.objects.visible_to(actor).filter(document__in=list(documents)).defer("raw")
    for task in chosen.order_by("position", "pk"):
        found.setdefault(task.document_id, []).append(task)
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader narrows a ledger by: a unit's code or name as written, its role, a state (or `OVERDUE`)."""

    unit: str = ""
    role: str = ""
    state: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], *, of_unit: str = "") -> Choice:
        """From a query string; what cannot be meant is left out. On the page of a unit, a role is that unit's."""
        role, state = query.get("role", ""), query.get("state", "")
        return cls(
            unit=(of_unit if role else "") if of_unit else query.get("unit", "").replace("\x00", "")[:200],
            role=role if role in UnitRole.values else "",
            state=state if state in dict(STATE_CHOICES) else "",
        )

    def __bool__(self) -> bool:
        return bool(self.unit or self.role or self.state)

    def apply(self, rows: TaskQuerySet, today: dt.date) -> TaskQuerySet:
        """The rows that fit. Unit and role must fit one and the same unit of a task."""
        units = Q()
        if self.unit:
            units &= Q(organization__code=self.unit) | Q(organization=None, name=self.unit)
        if self.role:
            units &= Q(role=self.role)
        if units:
            rows = rows.filter(Exists(TaskUnit.objects.filter(units, task=OuterRef("pk"))))
        if self.state == OVERDUE:
            return rows.overdue(today)
        return rows.filter(state=self.state) if self.state else rows


def with_details(rows: TaskQuerySet) -> TaskQuerySet:
    """The tasks with units, organizations, and the latest progress with its public evidence."""
    evidence = Prefetch("evidence", Information.objects.public().light(), to_attr="public_evidence")
    latest = ProgressNote.objects.select_related("organization").prefetch_related(evidence)[:1]
    return (
        rows.defer("raw")
        .annotate(progress_count=Count("progress", distinct=True))
        .prefetch_related("units__organization", Prefetch("progress", latest, to_attr="latest"))
    )


def unit_choices(information: Information) -> list[tuple[str, str]]:
    """The units of a ledger for a filter, (code, or the name as written; label), in the order of their names."""
    units = TaskUnit.objects.filter(task__document=information).order_by()
    rows = units.values_list("organization__code", "organization__name", "name").distinct()
    return sorted({(code or name, label or name) for code, label, name in rows}, key=lambda choice: choice[1])


def grouped(tasks: Iterable[Task]) -> list[tuple[str, list[Task]]]:
    """Tasks under their headings, in the order of the ledger."""
    return [(group, list(members)) for group, members in groupby(tasks, key=lambda task: task.group)]


def units_by_role(task: Task) -> list[tuple[str, list[TaskUnit]]]:
    """A task's units, lead first; roles without a unit are left out."""
    units = list(task.units.all())
    named = [(str(role.label), [unit for unit in units if unit.role == role]) for role in UnitRole]
    return [(label, members) for label, members in named if members]


def of_organization(organization: Organization, rows: TaskQuerySet) -> TaskQuerySet:
    """The tasks that name an organization, or all bodies of its kind (各市、区; but not 有关部门)."""
    kind = str(organization.kind)
    names = TaskUnit.objects.filter(is_group=True).order_by().values_list("name", flat=True).distinct()
    groups = [name for name in names if _means_all(name, kind)]
    near = Q(is_group=True, name__in=groups, task__owner__in=_around(organization))
    named = TaskUnit.objects.filter(Q(organization=organization) | near)
    return rows.filter(pk__in=named.values("task"))


def _means_all(name: str, kind: str) -> bool:
    group = group_in(name)
    return group is not None and kind in group.kinds and not any(word in name for word in ("有关", "相关"))


def _around(organization: Organization) -> list[int]:
    """Those whose orders to everybody reach an organization: what lies above it, and the offices beside it."""
    above = [int(part) for part in organization.path.split("/") if part][:-1]
    beside = Organization.objects.filter(parent__in=above).values_list("pk", flat=True)
    return [*above, *beside]


__all__ = [
    "ENDED",
    "OVERDUE",
    "STATE_CHOICES",
    "Choice",
    "grouped",
    "of_organization",
    "tasks_of",
    "unit_choices",
    "units_by_role",
    "with_details",
]
