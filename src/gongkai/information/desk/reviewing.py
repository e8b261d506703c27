"""Around a review, at the desk: asking other units, handing over, opinions beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model

from gongkai.core.desk.kit import Act, Notice
from gongkai.core.desk.people import in_office
from gongkai.information import actions
from gongkai.information.actions.reviewing import ASKING, SEATS
from gongkai.information.enums import CountersignState, InformationEvent, InformationState
from gongkai.information.flow import EDITORS
from gongkai.information.models import Countersign, Opinion
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


class CountersignForm(forms.Form):
    """Whom to ask, and what."""

    organizations = forms.ModelMultipleChoiceField(
        label="会签单位",
        queryset=Organization.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择会签单位。"},
    )
    question = forms.CharField(
        label="会签事项", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any, record: Information, _actor: Actor) -> None:
        super().__init__(data)
        others = Organization.objects.exclude(pk=record.owner_id).order_by("path")
        self.fields["organizations"].queryset = others  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class DelegateForm(forms.Form):
    """To which colleague of the same seat."""

    person = forms.ModelChoiceField(
        label="承接人",
        queryset=get_user_model()._default_manager.none(),
        empty_label=None,
        error_messages={"required": "请选择承接人。"},
    )
    reason = forms.CharField(label="转办说明", required=False, max_length=300)

    def __init__(self, data: Any, record: Information, actor: Actor) -> None:
        super().__init__(data)
        colleagues = get_user_model()._default_manager.filter(pk__in=_colleagues(record, actor))
        self.fields["person"].queryset = colleagues  # type: ignore[attr-defined]  # a ModelChoiceField


class OpinionForm(forms.Form):
    """An opinion at its place."""

    quote = forms.CharField(
        label="所指文字",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="从标题或正文中复制；对全文的意见留空。",
    )
    text = forms.CharField(
        label="意见", widget=forms.Textarea({"rows": 3}), error_messages={"required": "请写明意见。"}
    )


class SettleForm(forms.Form):
    """Which opinion is dealt with, and how."""

    opinion = forms.ModelChoiceField(label="批注", queryset=Opinion.objects.none(), empty_label=None)
    outcome = forms.CharField(label="处理情况", required=False, max_length=300, help_text="如：已按意见修改。")

    def __init__(self, data: Any, record: Information, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["opinion"].queryset = record.opinions.filter(done_at__isnull=True)  # type: ignore[attr-defined]  # a ModelChoiceField


def _settle(_record: Information, *, actor: Actor, opinion: Opinion, outcome: str) -> None:
    actions.settle_opinion(opinion, actor=actor, outcome=outcome)


def _no_asking(row: Information, actor: Actor) -> str:
    if row.state not in ASKING:
        return "会签在起草和审核时发起。"
    return "" if EDITORS & row.seats_of(actor) else "会签须由拟稿人、审核人或发布人发起。"


def _no_step(row: Information, actor: Actor) -> str:
    seat = SEATS.get(InformationState(row.state))
    if seat is None:
        return "审核、保密审查和待发布的信息才有批注和转办。"
    return "" if seat in row.seats_of(actor) else f"此操作须由{seat.label}办理。"


def _no_delegating(row: Information, actor: Actor) -> str:
    return _no_step(row, actor) or ("" if _colleagues(row, actor) else "本单位没有另一位同岗位的人员。")


def _no_settling(row: Information, actor: Actor) -> str:
    if row.state != InformationState.DRAFT or not row.opinions.filter(done_at__isnull=True).exists():
        return "没有待处理的批注。"
    return "" if EDITORS & row.seats_of(actor) else "批注由拟稿人、审核人或发布人处理。"


def _colleagues(row: Information, actor: Actor) -> list[int]:
    seat = SEATS.get(InformationState(row.state))
    people = (one.actor for one in in_office([row.owner]) if seat in row.seats_of(one.actor))
    return [one.person_id for one in people if one.person_id and one.person_id != actor.person_id]


ACTS = (
    Act(InformationEvent.WITHDRAW, actions.withdraw),
    Act(InformationEvent.PASS_TO_SECRECY, actions.pass_review),
    Act(InformationEvent.CLEAR_SECRECY, actions.clear_secrecy),
    Act("ask_countersign", actions.ask_countersign, label="发起会签", form=CountersignForm, refusal=_no_asking),
    Act("delegate", actions.delegate, label="转办", form=DelegateForm, refusal=_no_delegating),
    Act(
        "opinion",
        actions.add_opinion,
        label="批注",
        form=lambda data, _record, _actor: OpinionForm(data),
        refusal=_no_step,
    ),
    Act("settle_opinion", _settle, label="处理批注", form=SettleForm, refusal=_no_settling),
)
OUTCOMES = {
    InformationEvent.WITHDRAW: "已撤回，可以继续修改。",
    InformationEvent.PASS_TO_SECRECY: "已审核通过，等待保密审查。",
    InformationEvent.CLEAR_SECRECY: "保密审查已通过，等待发布人批准发布。",
    "ask_countersign": "已发起会签，答复之前不能审核通过。",
    "delegate": "已转办，显示在承接人的待办中。",
    "opinion": "已批注。退回修改后，拟稿人在编辑时看到，逐条处理。",
    "settle_opinion": "已勾销。",
}


def notices(row: Information) -> Iterator[Notice]:
    """Who holds the step, what units said, how many opinions wait."""
    assignment = getattr(row, "assignment", None)
    if assignment:
        yield Notice(f"已转办给{assignment.person.name}", "", assignment.reason)
    for each in row.countersigns.filter(state=CountersignState.OBJECTED).select_related("organization"):
        yield Notice(f"{each.organization}会签不同意", "warning", each.opinion)
    left = row.opinions.filter(done_at__isnull=True).count()
    if left:
        yield Notice(f"有 {left} 条批注待处理", "warning", "", "?tab=review", "查看批注")


def review(row: Information, _actor: Actor) -> dict[str, Any]:
    """The tab 会签和批注."""
    return {
        "countersigns": row.countersigns.select_related("organization"),
        "opinions": row.opinions.select_related("information"),
    }


def waiting(row: Information, _actor: Actor) -> int:
    """What is still open in that tab."""
    asked = Countersign.objects.filter(information=row, state=CountersignState.ASKED).count()
    return asked + row.opinions.filter(done_at__isnull=True).count()
