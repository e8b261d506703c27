"""Progress with evidence, and putting an organization in a unit's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.models import Information
from gongkai.tasks.actions.acts import start
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import KEEPERS, WORKERS, ProgressNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization
    from gongkai.tasks.models import Task, TaskUnit

_RUNNING = frozenset({TaskState.OPEN, TaskState.IN_PROGRESS, TaskState.REPORTED_DONE})


@transaction.atomic
def add_progress(
    task: Task,
    *,
    organization: Organization,
    text: str,
    actor: Actor,
    evidence: Sequence[Information] = (),
) -> ProgressNote:
    """A unit reports what was done, with the information that proves it; the first note starts the task.

    RefusedError for a task that has ended or that is not this unit's; InvalidInputError for an empty text and for
    evidence that the actor may not see.
    """
    _check_progress(task, organization, text, actor)
    _check_evidence(evidence, actor)
    if task.state == TaskState.OPEN:
        start(task, actor=actor)
    note = ProgressNote.objects.create(
        task=task, organization=organization, author_id=actor.person_id, author_name=actor.name, text=text.strip()
    )
    note.evidence.set(evidence)
    task.save(update_fields=["updated_at"])
    audit.record(
        "task.progress_added",
        task,
        actor=actor,
        owner=task.owner,
        organization=str(organization),
        text=text.strip(),
        evidence=[information.pk for information in evidence],
    )
    return note


def _check_progress(task: Task, organization: Organization, text: str, actor: Actor) -> None:
    if task.state not in _RUNNING:
        raise RefusedError(f"任务{task.get_state_display()}，不能再报送进展；确有必要的，请先重新打开。")
    if not text.strip():
        raise InvalidInputError("text", "请写明做了什么、到了哪一步。")
    if actor.is_system:
        return
    if task.has_workers:
        named = any(unit.organization_id == organization.pk for unit in task.units.all())
        if not named or not _may_report(task, organization, actor):
            raise RefusedError(f"“{organization}”不是本任务的承办单位，或您不在该单位任职。")
    elif not (task.owner == organization and task.seats_of(actor) & KEEPERS):
        raise RefusedError("本任务没有对应到平台内的单位，进展须由台账管理单位的政务公开办报送。")


def _may_report(task: Task, organization: Organization, actor: Actor) -> bool:
    own = {grant.organization_id for grant in actor.grants}
    return organization.pk in own and bool(task.seats_of(actor) & WORKERS)


def _check_evidence(evidence: Sequence[Information], actor: Actor) -> None:
    wanted = {information.pk for information in evidence}
    rows = Information.objects.filter(pk__in=wanted)
    seen = set(rows.visible_to(actor).values_list("pk", flat=True)) | set(
        rows.public().values_list("pk", flat=True)
    )
    if wanted - seen:
        raise InvalidInputError("evidence", "所选佐证信息中有您无权查看的，请重新选择。")


@transaction.atomic
def reassign_unit(unit: TaskUnit, *, organization: Organization | None, actor: Actor) -> None:
    """Say which organization a unit of a task is, or that it is none; the name as written stays.

    RefusedError for anybody but the ledger owner's disclosure office.
    """
    task = unit.task
    if not task.seats_of(actor) & KEEPERS:
        raise RefusedError("承办单位的对应须由台账管理单位的政务公开办调整。")
    old = unit.organization
    unit.organization = organization
    unit.save(update_fields=["organization"])
    audit.record(
        "task.unit_reassigned",
        task,
        actor=actor,
        owner=task.owner,
        unit=unit.name,
        old=str(old or ""),
        new=str(organization or ""),
    )
