"""Acts beside the flow: looking into files again, answering for a find, making a precedent, opening it to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.foi.desk.useful import CHECK, OPENING, PRECEDENT, WAIVE
from gongkai.cases.foi.flow import DESK, last_proposal
from gongkai.cases.office import checking, opening, precedents
from gongkai.cases.office.models import ReleaseCheck
from gongkai.cases.office.precedents import general, people_of
from gongkai.core.desk.kit import Act
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument
    from gongkai.core.actors import Actor

_SEATS = DESK | {Role.REVIEWER, Role.SIGNATORY}


def given(case: Case) -> list[CaseDocument]:
    """The files of the answer that is under way."""
    proposal = last_proposal(case) if case.open else None
    return list(case.documents.filter(pk__in=proposal.facts.get("released", []))) if proposal else []


def _unlooked(case: Case, actor: Actor) -> str:
    if not _SEATS & case.seats_of(actor):
        return "提供前检查由本办件的承办人、审核人或者签发人发起。"
    waiting = [each for each in given(case) if checking.valid_check(each) is None]
    return "" if waiting else "没有等待检查的材料。"


def _look_again(case: Case, *, actor: Actor) -> None:  # noqa: ARG001 - the shape of every act
    checking.ask_for_checks(given(case))


def _waivable(case: Case) -> list[ReleaseCheck]:
    found = (checking.valid_check(each) for each in given(case))
    return [each for each in found if each and each.waivable and not each.passed]


def _no_waiver(case: Case, actor: Actor) -> str:
    if Role.SIGNATORY not in case.seats_of(actor):
        return "提供前检查的结果只能由签发人豁免。"
    return "" if _waivable(case) else "没有可以豁免的检查结果。"


class WaiveForm(forms.Form):
    """Which finding, and why it may go out all the same."""

    check = forms.ModelChoiceField(
        label="检查结果", queryset=ReleaseCheck.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="豁免的理由",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="写明为什么这些内容可以提供给申请人。理由加密保存，豁免记入审计。",
    )

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        rows = ReleaseCheck.objects.filter(pk__in=[each.pk for each in _waivable(case)])
        field = self.fields["check"]
        field.queryset = rows.select_related("document")  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label_from_instance = _says  # type: ignore[attr-defined]  # as above
        field.initial = rows.first()


def _says(check: ReleaseCheck) -> str:
    found = "；".join(f"{each['says']} {each.get('text', '')}".strip() for each in check.leaks[:5])
    return f"{check.document.name}：{found}"


def _waive(_case: Case, *, actor: Actor, check: ReleaseCheck, reason: str) -> None:
    checking.waive(check, actor=actor, reason=reason)


def _precedent(case: Case, *, actor: Actor) -> None:
    precedents.propose(case, actor=actor)


class OpeningForm(forms.Form):
    """What everybody is to read."""

    title = forms.CharField(label="标题", max_length=200)
    summary = forms.CharField(
        label="公开的内容",
        max_length=20000,
        widget=forms.Textarea({"rows": 8}),
        help_text="写公众要看到的内容，不写申请人和任何个人。提交后由本单位拟稿人生成草稿，按发布流程审核。",
    )

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data, initial={"title": general(case.title, people_of(case)), "summary": _told(case)})


def _told(case: Case) -> str:
    """What the answer said that it gives, without anybody in it."""
    proposal = last_proposal(case)
    facts = proposal.facts if proposal else {}
    return general(str(facts.get("information") or facts.get("access_route") or ""), people_of(case))


def _open(case: Case, *, actor: Actor, title: str, summary: str) -> None:
    opening.propose(case, actor=actor, title=title, summary=summary)


ACTS = (
    Act(CHECK, _look_again, label="重新检查提供件", refusal=_unlooked),
    Act(WAIVE, _waive, label="豁免检查结果", form=WaiveForm, refusal=_no_waiver),
    Act(PRECEDENT, _precedent, label="整理为案例", refusal=precedents.refusal),
    Act(OPENING, _open, label="转为主动公开", form=OpeningForm, refusal=opening.refusal),
)
OUTCOMES = {
    CHECK: "已提交检查，通常需要几秒至几分钟。",
    WAIVE: "已豁免，可以签发。",
    PRECEDENT: "已整理为案例，等待政务公开办核准。",
    OPENING: "已提出转为主动公开，等待本单位拟稿人生成信息草稿。",
}
EVENTS = {
    "checked": "提供前检查",
    "waived": "豁免检查结果",
    "opening": "提出转为主动公开",
    "redaction_marked": "标注遮盖",
    "redaction_ordered": "制作提供件",
    "redaction_done": "提供件已制作",
    "redaction_failed": "提供件制作失败",
}
