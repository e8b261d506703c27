"""Forms of the acts, one field each for what the act must know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone

from gongkai.cases.clock import rule
from gongkai.cases.enums import ConsultedBody, Opinion, Purpose, ServiceMethod
from gongkai.cases.foi.desk.intake import FilesField
from gongkai.cases.models import Case, Consultation, Letter
from gongkai.core.desk.forms import ReasonForm
from gongkai.core.roles import Role
from gongkai.orgs.models import Post

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def date_field(label: str, **fields: Any) -> forms.DateField:
    """A day, picked from the browser's calendar."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **fields)


def long_field(label: str, **fields: Any) -> forms.CharField:
    """Several lines."""
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea({"rows": 5}), **fields)


class OnForm(forms.Form):
    """On which day."""

    on = date_field("日期", initial=timezone.localdate)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(f"日期还没有到，应不晚于今天（{timezone.localdate()}）。")
        return day


class HandlerForm(forms.Form):
    """Who handles it: the unit's 承办人."""

    handler = forms.ModelChoiceField(label="承办人", queryset=get_user_model().objects.none(), empty_label=None)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        today = timezone.localdate()
        # Which posts carry the role is asked here: SQLite cannot look into a list of JSON.
        posts = Post.objects.filter(organization=case.unit_id).values_list("pk", "roles")
        holders = get_user_model().objects.filter(
            appointments__post__in=[key for key, roles in posts if Role.HANDLER in roles],
            appointments__since__lte=today,
            is_active=True,
        )
        self.fields["handler"].queryset = holders.distinct().order_by("name")  # type: ignore[attr-defined]  # as typed
        self.fields["handler"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]  # as typed


class TransferForm(HandlerForm, ReasonForm):
    """To whom, and why. The clock does not notice."""

    field_order = ("handler", "reason")


class SplitForm(forms.Form):
    """The other matters, one a line."""

    requests = long_field(
        "拆分出的申请内容", help_text="一行一项，每项成为一件，收到之日不变；本件保留第一项内容。"
    )

    def clean_requests(self) -> list[str]:
        return [line.strip() for line in str(self.cleaned_data["requests"]).splitlines() if line.strip()]


class CorrectionForm(forms.Form):
    """What to correct, by when."""

    items = long_field("需要补正的事项", help_text="逐项写明缺什么、怎样补。补正只能告知一次。")
    until = date_field("补正期限")


class TextOnForm(OnForm):
    """What came, and when."""

    text = long_field("内容")
    field_order = ("text", "on")


class AskReasonForm(forms.Form):
    """How many and how often, and by when to give the reasons."""

    text = long_field("数量、频次的情况", help_text="写明何时起提出了多少件、内容怎样相近；原文写入通知书。")
    until = date_field("说明理由的期限")


class ConsultForm(forms.Form):
    """Whom to ask, about what."""

    body = forms.ChoiceField(label="征求意见的对象", choices=ConsultedBody.choices)
    name = forms.CharField(label="第三方的姓名或者名称", max_length=100, required=False)
    phone = forms.CharField(label="第三方的电话", max_length=40, required=False)
    address = forms.CharField(label="第三方的地址", max_length=300, required=False)
    organ = forms.CharField(
        label="机关名称", max_length=120, required=False, help_text="征求共同制作机关意见时填写。"
    )
    content = long_field("拟公开的、涉及对方的内容", help_text="原文写入征求意见书。请勿写明申请人是谁。")
    reply_by = date_field(
        "回复期限",
        required=False,
        help_text="写入征求意见书，自对方收到之日起不少于法定的工作日数；邮寄的请留出在途时间。"
        "不填则自今天起按法定期限计算。",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        third = given.get("body") == ConsultedBody.THIRD_PARTY
        for name in ("name", "address") if third else ("organ",):
            if not given.get(name):
                self.add_error(name, "请填写。")
        return given


class OpinionForm(OnForm):
    """What they say."""

    consultation = forms.ModelChoiceField(label="征求意见", queryset=Consultation.objects.none(), empty_label=None)
    said = forms.ChoiceField(
        label="意见", choices=[(each.value, each.label) for each in Opinion if each is not Opinion.SILENT]
    )
    text = long_field("意见原文", required=False)
    field_order = ("consultation", "said", "text", "on")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["consultation"].queryset = waiting(case)  # type: ignore[attr-defined]  # a ModelChoiceField


class SilenceForm(forms.Form):
    """Whose silence."""

    consultation = forms.ModelChoiceField(label="征求意见", queryset=Consultation.objects.none(), empty_label=None)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["consultation"].queryset = waiting(case)  # type: ignore[attr-defined]  # a ModelChoiceField


def waiting(case: Case) -> Any:
    """The consultations without a result."""
    return Consultation.objects.filter(case=case.pk, opinion="").select_related("case", "party")


class FeeForm(forms.Form):
    """By item or by page, never both."""

    basis = forms.ChoiceField(label="计费方式", choices=[("pages", "按量（页）"), ("items", "按件")])
    count = forms.IntegerField(label="件数或者页数", min_value=1, max_value=10**6)
    before = forms.IntegerField(
        label="该申请人本月此前的件数", min_value=0, max_value=10**6, initial=0, help_text="只用于按件计收。"
    )
    pay_by = date_field(
        "缴费期限",
        required=False,
        help_text="写入收费通知，自申请人收到次日起不少于法定的工作日数；邮寄的请留出在途时间。不填则自今天起计算。",
    )


class PayForm(OnForm):
    """The bill."""

    receipt = forms.CharField(label="财政票据号", max_length=60)
    field_order = ("receipt", "on")


class ExtendForm(ReasonForm):
    """How many days, and why."""

    days = forms.IntegerField(label="延长的工作日数", min_value=1)
    field_order = ("days", "reason")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        most = rule("FOI-33x", case.received_on).number
        self.fields["days"].initial = most
        self.fields["days"].help_text = f"至多 {most} 个工作日（条例第三十三条），只能延长一次。"


class DelayForm(ReasonForm):
    """Until when, and why."""

    until = date_field("延迟至")
    field_order = ("until", "reason")


class SearchForm(forms.Form):
    """Where, how, with what result."""

    scope = long_field("检索范围", help_text="例如：档案室 2015 年以来的会议卷、办公系统。")
    method = long_field("检索方法", help_text="例如：按题名、文号、关键词检索。")
    result = long_field("检索结果")


class OpinionTextForm(forms.Form):
    """An opinion, if there is one."""

    opinion = long_field("意见", required=False)


class ServiceForm(forms.Form):
    """How it was served."""

    method = forms.ChoiceField(label="送达方式", choices=ServiceMethod.choices)
    sent_on = date_field("送出（交邮）日期", initial=timezone.localdate)
    signed_on = date_field("签收日期", required=False, help_text="直接送达、委托送达以签收之日为送达之日。")
    tracking = forms.CharField(
        label="邮件号码", max_length=60, required=False, help_text="邮寄只用邮政企业，不得用其他快递。"
    )
    evidence = FilesField(label="送达凭证（回执、邮寄凭证的扫描件）")


class LetterServiceForm(ServiceForm):
    """Which letter, and how it was served."""

    letter = forms.ModelChoiceField(label="文书", queryset=Letter.objects.none(), empty_label=None)
    field_order = ("letter",)

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["letter"].queryset = case.letters.order_by("-pk")  # type: ignore[attr-defined]  # as typed


class VoidForm(ReasonForm):
    """Why it never was an application of its own."""

    same_as = forms.CharField(
        label="并入的登记编号", max_length=60, required=False, help_text="同一申请登记了两次的，填写保留的那一件。"
    )
    field_order = ("same_as", "reason")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        self.case = case

    def clean_same_as(self) -> Case | None:
        number = str(self.cleaned_data["same_as"]).strip()
        if not number:
            return None
        found = Case.objects.filter(unit=self.case.unit_id, number=number).exclude(pk=self.case.pk).first()
        if found is None:
            raise forms.ValidationError(f"本机关没有登记编号为“{number}”的另一件，请核对。")
        return found


class DocumentForm(forms.Form):
    """Files, and what they are for."""

    purpose = forms.ChoiceField(
        label="用途", choices=[(each.value, each.label) for each in Purpose if each is not Purpose.LETTER]
    )
    uploads = FilesField(label="文件")

    def clean_uploads(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["uploads"]
        if not files:
            raise forms.ValidationError("请选择文件。")
        return files
