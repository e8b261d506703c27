"""`gongkai tasks`: ledgers from the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli.home import needs_django

if TYPE_CHECKING:
    from gongkai.tasks.models import Task
    from gongkai.tasks.querysets import TaskQuerySet


@click.group("tasks")
def tasks_group() -> None:
    """任务台账。"""


@tasks_group.command("list")
@click.option("--document", "number", metavar="文号", help="只列这份文件的任务，文号的括号写法不限。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，每行一项任务。")
@needs_django
def list_command(number: str | None, *, as_json: bool) -> None:
    """列出台账中的任务。"""
    from gongkai.tasks.models import Task

    rows = Task.objects.select_related("document").prefetch_related("units").order_by("document_id", "position")
    if number is not None:
        rows = _of_document(rows, number)
    for task in rows.iterator(chunk_size=500):
        click.echo(json.dumps(_contract(task), ensure_ascii=False) if as_json else _readable(task))


def _of_document(rows: TaskQuerySet, number: str) -> TaskQuerySet:
    """The tasks of the documents with a 文号. Exit 2 for a text that is none, 1 when there is no such document."""
    from gongkai.information.keys import number_key
    from gongkai.information.models import Information

    key = number_key(number)
    if not key:
        raise click.BadParameter(f"“{number}”不是文号，应形如 示政办发〔2024〕12号。", param_hint="--document")
    documents = Information.objects.filter(document_key=key)
    if not documents.exists():
        click.echo(f"库中没有文号为“{number}”的文件。", err=True)
        sys.exit(1)
    return rows.filter(document__in=documents)


def _contract(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "document_number": task.document.document_number or None,
        "document_title": task.document.title,
        "number": task.number,
        "group": task.group or None,
        "text": task.text,
        **_names(task),
        "due_on": task.due_on.isoformat() if task.due_on else None,
        "due_text": task.due_text or None,
        "state": task.state,
        "clause": task.clause or None,
        "url": task.get_absolute_url(),
    }


def _names(task: Task) -> dict[str, list[str]]:
    """The units by role, as the document writes them."""
    from gongkai.tasks.enums import UnitRole

    units = list(task.units.all())
    return {str(role): [unit.name for unit in units if unit.role == role] for role in UnitRole}


def _readable(task: Task) -> str:
    from gongkai.tasks.enums import UnitRole

    labels = {str(role): str(role.label) for role in UnitRole}
    units = "；".join(f"{labels[role]}：{'、'.join(names)}" for role, names in _names(task).items() if names)
    due = str(task.due_on or task.due_text or "未定期限")
    where = task.document.document_number or task.document.title
    return f"{where}  {task.number}  {task.get_state_display()}  {due}\n  {task.text}\n  {units}"
