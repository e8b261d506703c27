"""Forms of the acts upon disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.cases.clock import rule
from gongkai.cases.disputes.defence import skeleton
from gongkai.cases.disputes.outcomes import REMANDED, second_instance, table
from gongkai.cases.foi.desk.forms import OnForm, date_field, long_field

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


def results(kind: str) -> list[tuple[str, str]]:
    """The results of a kind of dispute, for a field."""
    return [(item.code, item.says) for item in table(kind).items]


class ProcedureForm(forms.Form):
    """When it was accepted, by which procedure, under which number."""

    accepted_on = date_field("受理（立案）日期", required=False)
    simplified = forms.TypedChoiceField(
        label="程序",
        choices=[("", "不变"), ("1", "简易程序"), ("0", "普通程序")],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )
    docket = forms.CharField(label="案号", max_length=60, required=False)


class DraftForm(forms.Form):
    """What a person has to write; the record already knows a first wording."""

    handling = long_field("办理经过和事实")
    defence = long_field("答复（答辩）理由和依据")
    prayer = forms.CharField(label="请求事项", max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data, initial=skeleton(case))


class AnswerForm(OnForm):
    """On which day it was handed in."""


class CourtAnswerForm(OnForm):
    """On which day it was handed in, and whether the evidence came along."""

    evidence_too = forms.BooleanField(label="证据、依据一并提交", required=False, initial=True)


class EvidenceDelayForm(OnForm):
    """What the court allowed."""

    until = date_field("法院确定的举证期限", required=False)
    ended_on = date_field("正当事由消除之日", required=False, help_text="法院没有确定日期的填写，自该日起计算。")
    field_order = ("on", "until", "ended_on")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        asked = rule("SUE-34r", timezone.localdate())
        self.fields["on"].label = "法院准许日期"
        self.fields["on"].help_text = f"延期应当{asked.says.split('；', maxsplit=1)[0]}（{asked.authority}）。"


class HearingForm(OnForm):
    """What was said."""

    text = long_field("记录")
    field_order = ("on", "text")


class ExtendForm(OnForm):
    """By how many days the review body extended its time."""

    days = forms.IntegerField(label="延长日数（自然日）", min_value=1)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        most = rule("REV-62x", case.received_on).number
        super().__init__(data, initial={"days": most, "on": timezone.localdate()})


class SuspendForm(OnForm):
    """Why it is stayed."""

    reason = long_field("理由")
    field_order = ("on", "reason")


class ResultForm(OnForm):
    """A result, its day, the day on which it arrived."""

    outcome = forms.ChoiceField(label="结果")
    served_on = date_field(
        "送达本机关的日期", required=False, help_text="不填则与作出日期相同；上诉期自送达之日起算。"
    )
    text = long_field("决定、裁判的理由", required=False)
    field_order = ("outcome", "on", "served_on", "text")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["outcome"].choices = [("", "请选择"), *results(case.kind)]  # type: ignore[attr-defined]  # as typed
        self.fields["on"].label = "作出日期"


class AppealForm(OnForm):
    """Who appealed, when."""

    by_us = forms.TypedChoiceField(
        label="上诉人", choices=[("0", "对方"), ("1", "本机关")], coerce=lambda value: value == "1"
    )
    field_order = ("by_us", "on")


class SecondForm(OnForm):
    """What came of the appeal."""

    second = forms.ChoiceField(label="二审结果")
    outcome = forms.ChoiceField(label="改判后的结果", required=False)
    text = long_field("裁判的理由", required=False)
    field_order = ("second", "outcome", "on", "text")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        ends = [(item.code, item.says) for item in second_instance().items if item.code != REMANDED]
        self.fields["second"].choices = [("", "请选择"), *ends]  # type: ignore[attr-defined]  # as typed
        self.fields["outcome"].choices = [("", "不是改判"), *results(case.kind)]  # type: ignore[attr-defined]  # as typed


class RemandForm(OnForm):
    """Sent back to the first instance."""

    text = long_field("理由", required=False)
    field_order = ("on", "text")


class RedoForm(forms.Form):
    """The period that the decision set."""

    until = date_field("重新答复的期限", required=False)

    def __init__(self, data: Any, _case: Case, _actor: Actor) -> None:
        super().__init__(data)
        unstated = rule("DIS-REDO", timezone.localdate())
        self.fields[
            "until"
        ].help_text = f"照决定书、判决书写明的最后一日填写；没有写明的留空，比照{unstated.amount}（待核实）。"


class LessonForm(forms.Form):
    """What others may learn; nobody's name."""

    fault = forms.CharField(label="问题", max_length=500, widget=forms.Textarea({"rows": 3}))
    lesson = forms.CharField(
        label="应当注意",
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text="不写当事人姓名、名称和任何个人信息；核定后各单位承办人都能看到。",
    )

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        known = getattr(case, "lesson", None)
        super().__init__(data, initial={"fault": known.fault, "lesson": known.lesson} if known else None)
