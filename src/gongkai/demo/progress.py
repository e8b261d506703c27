"""What the units of the demo city did with their tasks: old ledgers are closed, this year's is under way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gongkai.core.actors import system
from gongkai.tasks import actions
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

CURRENT_YEAR = 2026
# Of this year's tasks, in turn: done, done, reported, under way, not begun.
CYCLE = ("done", "done", "reported", "started", "open")
TEXTS = (
    "已印发工作方案，明确了责任科室和时间安排。",
    "已完成并公开，相关信息见市政府门户网站。",
    "正在推进，已完成大半，预计按期完成。",
)
STEPS = {"open": 0, "started": 1, "reported": 2, "done": 3}


def load_progress(actor: Actor) -> None:
    """Bring every task to where the demo wants it."""
    for number, task in enumerate(Task.objects.select_related("document", "owner").order_by("pk")):
        year = task.document.written_on.year if task.document.written_on else CURRENT_YEAR
        goal = CYCLE[number % len(CYCLE)] if year == CURRENT_YEAR else "done"
        _bring(task, STEPS[goal], TEXTS[number % len(TEXTS)], actor)


def _bring(task: Task, steps: int, text: str, actor: Actor) -> None:
    if steps == 0:
        return
    organization = next((unit.organization for unit in task.units.all() if unit.organization), task.owner)
    actions.start(task, actor=actor)
    actions.add_progress(task, organization=organization, text=text, actor=system(organization.label))
    for act in (actions.report_done, actions.confirm)[: steps - 1]:
        act(task, actor=actor)
    if task.done_on and task.document.written_on:
        # The demo's past: done when it was due, not on the day that the demo was loaded.
        day = task.due_on or task.document.written_on + dt.timedelta(days=180)
        Task.objects.filter(pk=task.pk).update(done_on=min(day, task.done_on))
