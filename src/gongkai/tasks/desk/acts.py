"""The desk's buttons for tasks, each tied to its action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.desk.kit import Act
from gongkai.tasks import actions
from gongkai.tasks.desk.forms import ProgressForm, ReassignForm, reporting_organizations
from gongkai.tasks.enums import TaskEvent, TaskState
from gongkai.tasks.models import KEEPERS

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization
    from gongkai.tasks.models import Task, TaskUnit

ENDED = (TaskState.DONE, TaskState.CANCELLED)


def _progress(task: Task, **fields: Any) -> None:
    actions.add_progress(task, **fields)


def _no_progress(task: Task, actor: Actor) -> str:
    if task.state in ENDED:
        return f"任务{task.get_state_display()}，不能再报送进展。"
    return "" if reporting_organizations(task, actor) else "进展须由本任务的承办单位报送。"


def _reassign(_task: Task, *, unit: TaskUnit, organization: Organization | None, actor: Actor) -> None:
    actions.reassign_unit(unit, organization=organization, actor=actor)


def _no_reassigning(task: Task, actor: Actor) -> str:
    return "" if task.seats_of(actor) & KEEPERS else "承办单位须由台账管理单位的政务公开办调整。"


ACTS = (
    Act("add_progress", _progress, label="报送进展", form=ProgressForm, refusal=_no_progress),
    Act(TaskEvent.START, actions.start),
    Act(TaskEvent.REPORT_DONE, actions.report_done),
    Act(TaskEvent.CONFIRM, actions.confirm),
    Act(TaskEvent.RETURN, actions.return_for_supplement),
    Act(TaskEvent.REOPEN, actions.reopen),
    Act(TaskEvent.CANCEL, actions.cancel),
    Act(
        "reassign_unit",
        _reassign,
        label="调整承办单位",
        form=lambda data, task, _actor: ReassignForm(data, task),
        refusal=_no_reassigning,
    ),
)
OUTCOMES = {
    "add_progress": "已报送进展。任务办完后，请再点“报送完成”，由政务公开办核验。",
    "reassign_unit": "已调整承办单位。",
    TaskEvent.START: "已启动。",
    TaskEvent.REPORT_DONE: "已报送完成，等待政务公开办核验。",
    TaskEvent.CONFIRM: "已核验销号，公开台账同步显示为已完成。",
    TaskEvent.RETURN: "已退回承办单位补充，理由会显示在对方的待办中。",
    TaskEvent.REOPEN: "已重新打开。",
    TaskEvent.CANCEL: "已取消。",
}
