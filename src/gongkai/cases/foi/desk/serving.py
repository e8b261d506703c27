"""Forms of service and of files: how a letter reached somebody, with its proof; what is put into a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.cases.clock import rule
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi.actions.serving import unserved_answer
from gongkai.cases.foi.desk.forms import Choosing, date_field, not_to_come
from gongkai.cases.foi.desk.intake import FilesField
from gongkai.cases.models import Letter

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

_MADE_HERE = (Purpose.LETTER, Purpose.ARCHIVE)  # by the house itself, never uploaded


class ServiceForm(Choosing, forms.Form):
    """How it was served."""

    method = forms.ChoiceField(label="送达方式", choices=ServiceMethod.choices)
    sent_on = date_field("送出（交邮）日期", initial=timezone.localdate)
    signed_on = date_field("签收日期", required=False, help_text="邮寄的，收到回执后可以补记。")
    tracking = forms.CharField(
        label="邮件号码", max_length=60, required=False, help_text="邮寄只用邮政企业，不得用其他快递。"
    )
    evidence = FilesField(label="送达凭证（送达回证、邮寄凭证的扫描件）")
    chooser = "method"
    dependent = {"tracking": (ServiceMethod.POST,)}

    def __init__(self, data: Any, _case: Case | None = None, _actor: Actor | None = None) -> None:
        super().__init__(data)
        says = "；".join(item.says for item in rule("FOI-SERVE", timezone.localdate()).items)
        self.fields["signed_on"].needed_unless = "直接送达、委托送达的必填"  # type: ignore[attr-defined]  # read by the page
        self.fields["method"].help_text = f"送达之日：{says}；网上送达、电子邮件，送出之日。"
        self.mark()

    def clean_sent_on(self) -> Any:
        not_to_come(day := self.cleaned_data["sent_on"])
        return day

    def clean_signed_on(self) -> Any:
        not_to_come(day := self.cleaned_data["signed_on"])
        return day


class LetterServiceForm(ServiceForm):
    """Which letter, and how it was served. The answer is served by its own act, which ends the case."""

    letter = forms.ModelChoiceField(label="文书", queryset=Letter.objects.none(), empty_label=None)
    field_order = ("letter",)

    def __init__(self, data: Any, case: Case, actor: Actor) -> None:
        super().__init__(data, case, actor)
        found = case.letters.order_by("-pk")
        if answer := unserved_answer(case):
            found = found.exclude(pk=answer.pk)
        self.fields["letter"].queryset = found  # type: ignore[attr-defined]  # a ModelChoiceField


class DocumentForm(forms.Form):
    """Files, and what they are for."""

    purpose = forms.ChoiceField(
        label="用途",
        choices=[(each.value, each.label) for each in Purpose if each not in _MADE_HERE],
        help_text="要提供给申请人的文件选“拟提供的信息（原件）”，上传后在“材料”中遮盖、制作提供件。",
    )
    uploads = FilesField(label="文件")

    def clean_uploads(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["uploads"]
        if not files:
            raise forms.ValidationError("请选择文件。")
        return files
