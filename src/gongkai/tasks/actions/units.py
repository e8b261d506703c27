"""The units of tasks: resolved when a ledger is built, and again when a name has been settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Resolver
from gongkai.tasks.enums import UnitRole
from gongkai.tasks.models import TaskUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.model import LedgerTask
    from gongkai.orgs.models import UnresolvedName
    from gongkai.orgs.resolver import Resolution


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit of a task as the document names it, and who that is; `open_names`: parts that nobody knows yet."""

    role: UnitRole
    position: int
    name: str
    organization_id: int | None
    is_group: bool
    open_names: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int, str]:
        return (str(self.role), self.position, self.name)


def read_units(task: LedgerTask, resolver: Resolver) -> list[UnitReading]:
    """The units of a task in the order in which they stand, lead first."""
    named = {
        UnitRole.LEAD: task.lead,
        UnitRole.RESPONSIBLE: task.responsible,
        UnitRole.GUIDING: task.guiding,
        UnitRole.SUPPORTING: task.supporting,
    }
    readings: list[UnitReading] = []
    for role, names in named.items():
        for resolution in resolver.resolve_all(names):
            readings += _readings(role, resolution, len(readings))
    return readings


def _readings(role: UnitRole, resolution: Resolution, position: int) -> Iterator[UnitReading]:
    """One unit as written; several where every one of its parts is known."""
    parts = resolution.parts
    if len(parts) > 1 and not any(part.is_open for part in parts):
        for offset, part in enumerate(parts):
            organization = part.organization.pk if part.organization else None
            yield UnitReading(role, position + offset, part.text, organization, bool(part.group))
        return
    organization = resolution.organization.pk if resolution.organization else None
    group = len(parts) == 1 and parts[0].group is not None
    unknown = tuple(part.text for part in parts if part.is_open)
    yield UnitReading(role, position, resolution.text.strip(), organization, group, unknown)


@transaction.atomic
def resolve_again(unresolved: UnresolvedName) -> None:
    """Give the tasks that wait for a settled name their organization. What somebody has assigned by hand stays."""
    if unresolved.state != Settlement.ORGANIZATION:
        return
    waiting = TaskUnit.objects.filter(
        name__contains=unresolved.name, task__owner=unresolved.within, organization__isnull=True
    ).select_related("task__owner", "task__document")
    resolver = Resolver(unresolved.within)
    changes = []
    for unit in waiting:
        on = unit.task.document.written_on
        dated = Resolver(unresolved.within, on, directory=resolver.directory) if on else resolver
        if organization := dated.resolve(unit.name).organization:
            unit.organization = organization
            unit.save(update_fields=["organization"])
            data = {"unit": unit.name, "new": str(organization)}
            changes.append(audit.Change("task.unit_resolved", unit.task, unit.task.owner, data))
    audit.record_many(changes, actor=system("名称认定"))
