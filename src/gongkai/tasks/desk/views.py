"""What the desk shows of a task: its units, its facts, its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, Prefetch, When

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import Notice
from gongkai.information.models import Information
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.models import TaskUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization
    from gongkai.tasks.models import Task

ENDED = (TaskState.DONE, TaskState.CANCELLED)
MOVES = ("task.start", "task.report_done", "task.return", "task.reopen")
ORDER = ("ended", "undated", "due_on", "document_id", "position")  # what is to be done, most pressing first
EVENTS = {
    "created": "列入台账",
    "updated": "按文件更新",
    "removed": "移出台账",
    "progress_added": "报送进展",
    "unit_reassigned": "调整承办单位",
    "unit_resolved": "单位名称认定",
}


def rows(tasks: QuerySet[Any]) -> QuerySet[Any]:
    """For the list: the units in one more query, however many tasks."""
    named = TaskUnit.objects.select_related("organization")
    ended = Case(When(state__in=ENDED, then=1), default=0)
    found: QuerySet[Any] = (
        tasks.annotate(ended=ended, undated=Case(When(due_on__isnull=True, then=1), default=0))
        .select_related("owner", "document")
        .prefetch_related(Prefetch("units", named))
        .defer("raw", "clause", *(f"document__{name}" for name in _HEAVY))
    )
    return found


_HEAVY = ("body_html", "body_text", "contents", "warnings", "elements")


def units(role: str) -> Callable[[Task], str]:
    """The cell of a role: its units by their short names, as written where nobody knows them."""

    def cell(task: Task) -> str:
        return "、".join(unit_name(unit) for unit in task.units.all() if unit.role == role)

    return cell


def unit_name(unit: TaskUnit) -> str:
    return unit.organization.label if unit.organization else unit.name


def describe(event: str, data: Mapping[str, Any]) -> str:
    """What the trail says of an act, in words."""
    if event == "progress_added":
        return f"{data.get('organization', '')}：{data.get('text', '')}"
    if event in ("unit_reassigned", "unit_resolved"):
        return f"{data.get('unit', '')} → {data.get('new') or '不对应平台内的机构'}"
    return ""


def organizations(task: Task) -> list[Organization]:
    """The platform's organizations among its units."""
    return [unit.organization for unit in task.units.all() if unit.organization]


def facts(task: Task) -> list[tuple[str, Any]]:
    """The ledger's columns, whole."""
    return [
        ("序号", task.number),
        ("类别", task.group),
        *((role.label, units(role.value)(task)) for role in UnitRole),
        ("完成时限", task.due_on),
        ("时限（原文）", task.due_text),
        ("完成日期", task.done_on),
        ("来源文件", task.document.title),
        ("发文字号", task.document.document_number),
        ("台账管理单位", task.owner),
    ]


def progress(task: Task, actor: Actor) -> dict[str, Any]:
    """The notes with the evidence that this person may read."""
    readable = Information.objects.visible_to(actor) | Information.objects.public()
    shown = Prefetch("evidence", readable.light(), to_attr="shown")
    return {"notes": task.progress.select_related("organization").prefetch_related(shown)}


def notices(task: Task, _actor: Actor) -> list[Notice]:
    """Why it was sent back, as long as it is; and the document that ordered it."""
    document = task.document
    public = Information.objects.public().filter(pk=document.pk).exists()
    source = [Notice("来源文件", link=document.get_absolute_url(), link_label="查看来源文件")] if public else []
    moves = AuditEntry.objects.filter(subject_type="tasks.task", subject_id=str(task.pk), event__in=MOVES)
    last = moves.order_by("-sequence").first() if task.state not in ENDED else None
    if last and last.event == "task.return":
        told = f"退回理由：{last.data.get('reason', '')}"
        return [Notice(f"{last.actor_name}退回补充，补充进展后请再次报送完成", "warning", told), *source]
    return source


def unit_rows(task: Task, _actor: Actor) -> dict[str, Any]:
    return {"units": task.units.select_related("organization")}
