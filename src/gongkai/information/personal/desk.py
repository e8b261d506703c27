"""Personal data at the desk: the check, the mask at a click, the ground for what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse

from gongkai.core.desk.kit import Act, Check, Problem
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState
from gongkai.information.flow import EDITORS, FLOW
from gongkai.information.personal.actions import keep_personal_data, mask_personal_data, open_findings
from gongkai.information.personal.findings import unreadable
from gongkai.privacy import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.information.personal.findings import Finding

SHOWN = 30  # places named in the panel; the rest is counted
CHOSEN = 200
EVENTS = {"keep_personal_data": "保留个人信息"}


def check(row: Information) -> Check:
    """Each open hit with its place and what to do; files that nobody could look into."""
    return Check("个人信息", tuple(_problems(row)))


def _open(row: Information) -> list[Finding]:
    """What is open, looked for once however many parts of a page ask."""
    if "_open_findings" not in row.__dict__:
        row.__dict__["_open_findings"] = open_findings(row)
    found: list[Finding] = row.__dict__["_open_findings"]
    return found


def _problems(row: Information) -> Iterator[str]:
    found = _open(row)
    for finding in found[:SHOWN]:
        yield Problem(f"{finding}。{finding.hit.advice}", link=_place(row, finding), blocks=True)
    if len(found) > SHOWN:
        yield Problem(f"另有 {len(found) - SHOWN} 处，处理前面的以后显示。", blocks=True)
    yield from (f"附件没能检查，请人工查看：{problem}" for problem in unreadable(row))


def _place(row: Information, finding: Finding) -> str:
    """The field to put it right in; files have their tab. The value itself stands in no address."""
    if finding.field:
        name = f"element_{finding.code}" if finding.code else finding.field
        return f"{reverse('desk:edit', args=['information', row.pk])}#id_{name}"
    tab = "files" if finding.part.startswith("附件") else "content"
    return f"{reverse('desk:detail', args=['information', row.pk])}?tab={tab}"


class MaskForm(forms.Form):
    """How much is hidden."""

    profile = forms.ChoiceField(
        label="掩码样式",
        choices=[(profile.value, profile.label) for profile in Profile],
        initial=Profile.PUBLIC.value,
        widget=forms.RadioSelect,
        help_text="公示从严：身份证号隐去出生日期和部分地区码，住址只留到街道、村；通行做法：身份证号留前六后四。",
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.initial.setdefault("profile", Profile.PUBLIC.value)


class KeepForm(forms.Form):
    """What stays, and why."""

    digests = forms.MultipleChoiceField(
        label="保留",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择要保留的内容。"},
    )
    ground = forms.CharField(
        label="保留依据",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明法律条款或本人同意，如：《行政处罚法》第四十八条。依据写入审计记录。",
        error_messages={"required": "请写明保留的依据。"},
    )

    def __init__(self, data: Any, record: Information) -> None:
        super().__init__(data)
        self.fields["digests"].choices = _choices(_open(record))  # type: ignore[attr-defined]  # a ChoiceField


def _choices(found: list[Finding]) -> list[tuple[str, str]]:
    """A line for each value, with where it first stands; values that stand in several places once."""
    first: dict[str, Finding] = {}
    for finding in found:
        first.setdefault(finding.digest, finding)
    return [(digest, str(finding)) for digest, finding in list(first.items())[:CHOSEN]]


def _mask(record: Information, *, actor: Actor, profile: str) -> None:
    mask_personal_data(record, actor=actor, profile=Profile(profile))


def _keep(record: Information, *, actor: Actor, digests: list[str], ground: str) -> None:
    keep_personal_data(record, actor=actor, digests=digests, ground=ground)


def _no_masking(record: Information, actor: Actor) -> str:
    event = Event.REVISE if record.state == InformationState.PUBLISHED else Event.EDIT
    if event not in {line.event for line in FLOW.allowed(record, actor)}:
        return "个人信息在起草时由拟稿人、审核人或发布人掩去；已送审的请先退回。"
    return "" if any(finding.field for finding in _open(record)) else "没有可以直接掩去的个人信息。"


def _no_keeping(record: Information, actor: Actor) -> str:
    if not EDITORS & record.seats_of(actor) or record.state == InformationState.REMOVED:
        return "保留个人信息须由本单位拟稿人、审核人或发布人写明依据。"
    return "" if _open(record) else "没有待处理的个人信息。"


ACTS = (
    Act(
        "mask", _mask, label="掩去个人信息", form=lambda data, _record, _actor: MaskForm(data), refusal=_no_masking
    ),
    Act(
        "keep",
        _keep,
        label="保留个人信息（写明依据）",
        form=lambda data, record, _actor: KeepForm(data, record),
        refusal=_no_keeping,
    ),
)
OUTCOMES = {
    "mask": "已掩去；表格和附件中的请在原文件里处理后重新上传。",
    "keep": "已记录保留的依据。",
}
