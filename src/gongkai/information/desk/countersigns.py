"""The desk module 会签: what other units ask ours about their drafts, and our answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms

from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import (
    Act,
    Column,
    Date,
    DeskFilterSet,
    Module,
    State,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.information import actions
from gongkai.information.actions.reviewing import COUNTERSIGNERS
from gongkai.information.desk import trail
from gongkai.information.enums import CountersignState
from gongkai.information.flow import EDITORS
from gongkai.information.models import Countersign

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor


class CountersignFilters(DeskFilterSet):
    """By the answer."""

    state = django_filters.ChoiceFilter(label="会签", choices=CountersignState.choices, empty_label="全部")


class AnswerForm(forms.Form):
    """Yes or no, and why."""

    agrees = forms.TypedChoiceField(
        label="会签",
        choices=[("yes", "同意"), ("no", "不同意")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意。"},
    )
    opinion = forms.CharField(
        label="意见", required=False, widget=forms.Textarea({"rows": 4}), help_text="不同意的必须写明。"
    )


def _no_answer(row: Countersign, actor: Actor) -> str:
    if row.state != CountersignState.ASKED:
        return f"此项会签已是“{row.get_state_display()}”。"
    mine = COUNTERSIGNERS & row.seats_of(actor)
    return "" if mine else f"会签须由{row.organization}的审核人或发布人答复。"


def _no_cancel(row: Countersign, actor: Actor) -> str:
    if row.state != CountersignState.ASKED:
        return f"此项会签已是“{row.get_state_display()}”。"
    return "" if EDITORS & row.information.seats_of(actor) else "会签由发起单位取消。"


def _facts(row: Countersign) -> list[tuple[str, Any]]:
    return [
        ("发起单位", row.information.owner),
        ("发起人", row.asked_by_name),
        ("会签单位", row.organization),
        ("会签事项", row.question),
        ("答复期限", row.due_on),
        ("会签", row.get_state_display()),
        ("会签意见", row.opinion),
        ("会签人", row.answered_by_name),
        ("发文字号", row.information.document_number),
        ("成文日期", row.information.written_on),
    ]


def _todo(actor: Actor, today: dt.date) -> list[TodoGroup]:
    mine = acting_as(actor, *COUNTERSIGNERS)
    asked = Countersign.objects.filter(mine.reach("organization"), state=CountersignState.ASKED)
    rows = asked.select_related("information__owner").order_by("due_on")

    def note(row: Countersign) -> str:
        return f"{row.information.owner.label}请会签：{row.question}"

    return [
        TodoGroup("逾期未会签", rows.filter(due_on__lt=today), "state=asked", lambda row: row.due_on, note, True),
        TodoGroup("待会签", rows.exclude(due_on__lt=today), "state=asked", lambda row: row.due_on, note),
    ]


def _form(data: Any, _record: Countersign, _actor: Actor) -> AnswerForm:
    return AnswerForm(data)


register(
    Module(
        code="countersigns",
        label="会签",
        section="信息发布",
        model=Countersign,
        position=12,
        columns=(
            Title("information.title", "标题", order=("information__title",)),
            Column("information.owner.label", "发起单位", order=("information__owner__name",)),
            Column("organization.label", "会签单位", order=("organization__name",)),
            State("state", "会签"),
            Date("due_on", "答复期限"),
        ),
        filters=CountersignFilters,
        search=("information__title", "information__document_number"),
        rows=lambda rows: rows.select_related("information__owner", "organization"),
        related=("information__owner", "organization"),
        order=("-asked_at", "-pk"),
        acts=(
            Act("answer", actions.answer_countersign, label="答复会签", form=_form, refusal=_no_answer),
            Act(
                "cancel",
                actions.cancel_countersign,
                label="取消会签",
                form=lambda data, _record, _actor: ReasonForm(data),
                refusal=_no_cancel,
            ),
        ),
        outcomes={"answer": "已答复会签。", "cancel": "已取消会签。"},
        event_labels=trail.EVENTS,
        tones={"asked": "warning", "agreed": "success", "objected": "danger", "cancelled": "ended"},
        facts=_facts,
        content_template="information/desk_countersign.html",
        owner=lambda row: row.information.owner,
        others=lambda row: [row.organization],
        todo=_todo,
    )
)
