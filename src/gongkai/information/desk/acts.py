"""The desk's forms and buttons for information, each tied to its action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.desk.kit import Act, FormAct
from gongkai.core.errors import RefusedError
from gongkai.information import actions
from gongkai.information.desk import (
    emergency,
    from_file,
    items,
    packaging,
    removing,
    reviewing,
    scheduling,
    stating,
    validity,
)
from gongkai.information.desk import rows as table
from gongkai.information.desk.forms import (
    AttachmentForm,
    InformationForm,
    NewInformationForm,
    RelationForm,
    RemovedAttachmentForm,
    editable_owners,
)
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState, RelationState, RevisionState
from gongkai.information.flow import EDITORS, FLOW, PUBLISHERS
from gongkai.information.personal import desk as personal
from gongkai.information.wording import desk as wording

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from gongkai.core.actors import Actor
    from gongkai.information.models import Attachment, Information, Relation


def _create(_record: None, form: Any, actor: Actor) -> Information:
    return from_file.draft(actor=actor, **form.cleaned_data)


def _edit(record: Information, form: Any, actor: Actor) -> None:
    actions.edit(record, actor=actor, reason=form.cleaned_data["reason"], **form.changes())


def _approve_revision(record: Information, *, actor: Actor) -> None:
    actions.approve_revision(record.revisions.get(state=RevisionState.PENDING), actor=actor)


def _reject_revision(record: Information, *, actor: Actor, reason: str) -> None:
    actions.reject_revision(record.revisions.get(state=RevisionState.PENDING), actor=actor, reason=reason)


def _settle(
    _record: Information, *, actor: Actor, relation: Relation, holds: bool, target: Information | None
) -> None:
    if holds:
        actions.confirm_relation(relation, actor=actor, target=target)
    else:
        actions.refuse_relation(relation, actor=actor)


def _nothing_to_settle(record: Information, actor: Actor) -> str:
    if not EDITORS & record.seats_of(actor):
        return "认定文件关系须由本单位拟稿人、审核人或发布人办理。"
    return "" if record.relations.filter(state=RelationState.FOUND).exists() else "没有待确认的文件关系。"


def _attach(record: Information, *, actor: Actor, file: UploadedFile[bytes], name: str, ground: str) -> None:
    called = name or file.name or "附件"
    actions.add_attachment(record, actor=actor, name=called, content=file.read(), ground=ground)


def _no_attaching(record: Information, actor: Actor) -> str:
    seats = record.seats_of(actor)
    if record.state == InformationState.DRAFT and seats & EDITORS:
        return ""
    if record.state == InformationState.PUBLISHED and seats & PUBLISHERS:
        return ""
    return "附件在起草时由拟稿人、审核人或发布人添加，发布后由发布人添加。"


def _detach(_record: Information, *, actor: Actor, attachment: Attachment, reason: str) -> None:
    actions.remove_attachment(attachment, actor=actor, reason=reason)


def _no_detaching(record: Information, actor: Actor) -> str:
    if not record.attachments.exists():
        return "没有可以删除的附件。"
    event = Event.REVISE if record.state == InformationState.PUBLISHED else Event.EDIT
    try:
        FLOW.require(event, record, actor)
    except RefusedError as error:
        return str(error)
    return ""


CREATE = FormAct(
    build=lambda data, files, _record, actor: NewInformationForm(data, files, actor),
    do=_create,
    label="新建信息",
    refusal=lambda _record, actor: "" if editable_owners(actor) else "新建信息须有拟稿、审核或发布岗位。",
)
EDIT = FormAct(
    build=lambda data, _files, record, _actor: InformationForm(data, record),
    do=_edit,
    label="编辑",
    events=(Event.EDIT, Event.REVISE),
)
ACTS = (
    Act(Event.SUBMIT, actions.submit),
    Act(Event.PASS, actions.pass_review),
    Act(Event.PUBLISH, actions.publish),
    *scheduling.ACTS,
    *emergency.ACTS,
    Act(Event.APPROVE_REVISION, _approve_revision),
    Act(Event.RETURN, actions.return_for_correction),
    Act(Event.REJECT_REVISION, _reject_revision),
    removing.ACT,
    Act(Event.RESTORE, actions.restore),
    Act(
        "attach",
        _attach,
        label="添加附件",
        form=lambda data, _record, _actor: AttachmentForm(data),
        refusal=_no_attaching,
    ),
    Act(
        "detach",
        _detach,
        label="删除附件",
        form=lambda data, record, _actor: RemovedAttachmentForm(data, record),
        refusal=_no_detaching,
    ),
    Act("settle_relation", _settle, label="认定文件关系", form=RelationForm, refusal=_nothing_to_settle),
    *table.ACTS,
    *reviewing.ACTS,
    *packaging.ACTS,
    stating.ACT,
    validity.ACT,
    items.ACT,
    *personal.ACTS,
    *wording.ACTS,
)
OUTCOMES = {
    **personal.OUTCOMES,
    **wording.OUTCOMES,
    **reviewing.OUTCOMES,
    **packaging.OUTCOMES,
    **table.OUTCOMES,
    **items.OUTCOMES,
    "create": "已新建草稿。下一步：点“编辑”填写正文和其他要素，检查通过后提交审核。",
    "edit": "已保存。",
    "attach": "已添加附件。",
    "detach": "已提交。草稿的附件随即删除；已发布信息的附件须经另一位发布人批准才删除。",
    "settle_relation": "已认定文件关系。",
    "add_relation": "已填报文件关系，见“关联”。",
    "validity": "已记录效力，门户的效力标识同步更新。",
    Event.SUBMIT: "已提交审核，等待审核人办理。",
    Event.PASS: "已审核通过，等待发布人批准发布。",
    Event.RETURN: "已退回拟稿人修改，退回理由会显示在对方的待办中。",
    Event.PUBLISH: "已发布，公众现在可以看到。",
    Event.SCHEDULE: "已安排定时发布，到时自动公开；在此之前可以取消。",
    Event.UNSCHEDULE: "已取消定时，等待发布人批准发布。",
    Event.EMERGENCY_PUBLISH: "已紧急发布，公众现在可以看到；须由另一位发布人补审。",
    Event.CONFIRM_EMERGENCY: "已补审确认。",
    Event.UNDO_EMERGENCY: "已撤下，原地址应答已撤下。",
    Event.APPROVE_REVISION: "修订已生效，门户显示的是新内容。",
    Event.REJECT_REVISION: "修订没有采纳，门户仍显示原内容。",
    Event.REMOVE: "已撤下，原地址按所选类型应答。",
    Event.RESTORE: "已恢复为草稿。",
}
