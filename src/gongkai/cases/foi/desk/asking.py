"""Forms of the acts that ask somebody for something, and of what comes back: applicants, third parties, organs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.cases.clock import limit, rule
from gongkai.cases.enums import ConsultedBody, Opinion
from gongkai.cases.foi.actions.correcting import last_day_to_ask
from gongkai.cases.foi.desk.forms import Choosing, OnForm, date_field, long_field
from gongkai.cases.models import Consultation, FeeNotice
from gongkai.law.fees import BY_ITEMS, BY_PAGES

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

BODIES = {ConsultedBody.THIRD_PARTY: "FOI-32", ConsultedBody.ORGAN: "FOI-34"}


class CorrectionForm(forms.Form):
    """What to correct, by when."""

    items = long_field(
        "需要补正的事项",
        help_text="一行一项，写明缺什么、怎样补；原文写入补正告知书。补正只能告知一次（条例第三十条）。",
    )
    until = date_field(
        "补正期限", help_text="给申请人合理的期限，写入补正告知书。期间答复期限停止计算，收到补正后重新计算。"
    )

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        if last := last_day_to_ask(case):
            late = "，现在告知已经超过法定期限，超期不因补正消除" if timezone.localdate() > last else ""
            self.fields["items"].help_text += f"应在 {last} 前（含当日）告知{late}。"


class CorrectedForm(OnForm):
    """The corrected application."""

    text = long_field("补正后的申请内容", help_text="照申请人的补正材料原文录入；书面材料请另用“加入材料”上传。")
    on = date_field("收到补正的日期", initial=timezone.localdate)
    field_order = ("text", "on")


class AskReasonForm(forms.Form):
    """How many and how often, and by when to give the reasons."""

    text = long_field("数量、频次的情况", help_text="写明何时起提出了多少件、内容怎样相近；原文写入通知书。")
    until = date_field("说明理由的期限", help_text="写入通知书，须晚于今天。说明理由期间答复期限照常计算。")


class ReasonGivenForm(OnForm):
    """The applicant's reasons."""

    text = long_field("申请人说明的理由")
    on = date_field("收到说明的日期", initial=timezone.localdate)
    field_order = ("text", "on")


class ConsultForm(Choosing, forms.Form):
    """Whom to ask, about what."""

    body = forms.ChoiceField(label="征求意见的对象", choices=ConsultedBody.choices)
    name = forms.CharField(label="第三方的姓名或者名称", max_length=100, required=False)
    phone = forms.CharField(label="第三方的电话", max_length=40, required=False)
    address = forms.CharField(
        label="第三方的地址", max_length=300, required=False, help_text="用于寄送征求意见书。"
    )
    organ = forms.CharField(label="机关名称", max_length=120, required=False)
    content = long_field("拟公开的、涉及对方的内容", help_text="原文写入征求意见书。请勿写明申请人是谁。")
    reply_by = date_field("回复期限", required=False)
    chooser = "body"
    dependent = {
        "name": (ConsultedBody.THIRD_PARTY,),
        "phone": (ConsultedBody.THIRD_PARTY,),
        "address": (ConsultedBody.THIRD_PARTY,),
        "organ": (ConsultedBody.ORGAN,),
    }

    def __init__(self, data: Any, _case: Case, _actor: Actor) -> None:
        super().__init__(data)
        today = timezone.localdate()
        self.fields["body"].help_text = "".join(f"{rule(each, today).says}。" for each in BODIES.values())
        least = limit(BODIES[ConsultedBody.THIRD_PARTY], today)
        for name in ("name", "address"):
            self.fields[name].needed_unless = "征求第三方意见的必填"  # type: ignore[attr-defined]  # read by the page
        self.fields["organ"].needed_unless = "征求机关意见的必填"  # type: ignore[attr-defined]  # as above
        self.fields[
            "reply_by"
        ].help_text = f"写入征求意见书，今天送达的不早于 {least}；邮寄的请留出在途时间。不填则为 {least}。"
        self.mark()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        third = given.get("body") == ConsultedBody.THIRD_PARTY
        for name in ("name", "address") if third else ("organ",):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"请填写{self.fields[name].label}。")
        return given


class SilenceForm(forms.Form):
    """Whose silence, and what it means: opposite things."""

    consultation = forms.ModelChoiceField(
        label="逾期未提出意见的是", queryset=Consultation.objects.none(), empty_label=None
    )

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        found = waiting(case)
        bodies = {ConsultedBody(each.body) for each in found}
        field = self.fields["consultation"]
        field.queryset = found  # type: ignore[attr-defined]  # a ModelChoiceField
        field.help_text = "".join(
            f"{rule(BODIES[body], timezone.localdate()).says}。" for body in BODIES if body in bodies
        )


class OpinionForm(OnForm):
    """What they say."""

    consultation = forms.ModelChoiceField(label="谁的意见", queryset=Consultation.objects.none(), empty_label=None)
    said = forms.ChoiceField(
        label="意见", choices=[(each.value, each.label) for each in Opinion if each is not Opinion.SILENT]
    )
    text = long_field("意见原文", required=False, help_text="照回复原文录入；书面回复请另用“加入材料”上传。")
    on = date_field("收到意见的日期", initial=timezone.localdate)
    field_order = ("consultation", "said", "text", "on")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["consultation"].queryset = waiting(case)  # type: ignore[attr-defined]  # a ModelChoiceField


def waiting(case: Case) -> Any:
    """The consultations without a result."""
    return Consultation.objects.filter(case=case.pk, opinion="").select_related("case", "party")


class FeeForm(Choosing, forms.Form):
    """By item or by page, never both."""

    basis = forms.ChoiceField(label="计费方式", choices=[("pages", "按量（页）"), ("items", "按件")])
    count = forms.IntegerField(label="件数或者页数", min_value=1, max_value=10**6)
    before = forms.IntegerField(
        label="该申请人本月此前的件数", min_value=0, max_value=10**6, initial=0, help_text="只用于按件计收。"
    )
    pay_by = date_field("缴费期限", required=False)
    chooser = "basis"
    dependent = {"before": ("items",)}

    def __init__(self, data: Any, _case: Case, _actor: Actor) -> None:
        super().__init__(data)
        today = timezone.localdate()
        least = limit("FEE-06", today)
        scales = "；".join(rule(each, today).says for each in (BY_PAGES, BY_ITEMS))
        self.fields["basis"].help_text = f"两种方式只能选一种，一件申请只收费一次。{scales}。"
        self.fields[
            "pay_by"
        ].help_text = f"写入收费通知，今天送达的不早于 {least}；邮寄的请留出在途时间。不填则为 {least}。"
        self.mark()


class PayForm(OnForm):
    """The bill."""

    receipt = forms.CharField(label="财政票据号", max_length=60)
    on = date_field("缴费日期", initial=timezone.localdate)
    field_order = ("receipt", "on")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        if notice := FeeNotice.objects.filter(case=case.pk).first():
            self.fields["receipt"].help_text = f"应缴 {notice}，全部缴清后登记；答复期限自缴费之日重新计算。"
