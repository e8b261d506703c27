"""登记复议、诉讼: from the case that it is about, or from the list by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.cases.actions import Identity
from gongkai.cases.disputes import actions
from gongkai.cases.disputes.flow.guards import DESK
from gongkai.cases.disputes.models import REVIEW, SUIT, ReviewCase
from gongkai.cases.enums import ApplicantClass, Purpose
from gongkai.cases.foi.desk.forms import date_field, long_field
from gongkai.cases.foi.desk.intake import FilesField, keep
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.models import Challenge

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

KINDS = [(REVIEW, "行政复议"), (SUIT, "行政诉讼")]
_WHO = ("name", "contact", "phone", "address")


class FilingForm(forms.Form):
    """What the notice of the review body or of the court says."""

    kind = forms.ChoiceField(label="类型", choices=KINDS)
    body = forms.CharField(label="复议机关或者法院", max_length=60)
    docket = forms.CharField(label="案号", max_length=60, required=False)
    challenge = forms.ChoiceField(label="所争行为", choices=Challenge.choices)
    claim = long_field("对方的请求")
    filed_on = date_field("提出日期", help_text="申请书、起诉状提交的日期。")
    accepted_on = date_field("受理（立案）日期", required=False)
    copy_on = date_field(
        "收到副本日期", required=False, help_text="答复、答辩期限自这一天起算；还没有收到的留空。"
    )
    simplified = forms.BooleanField(label="适用简易程序", required=False)
    after = forms.ModelChoiceField(
        label="先行的复议", queryset=ReviewCase.objects.none(), required=False, empty_label="没有经过复议"
    )
    third_party = forms.BooleanField(label="由第三方提起（不是原申请人）", required=False)
    name = forms.CharField(label="第三方姓名或者名称", max_length=100, required=False)
    contact = forms.CharField(label="联系人", max_length=100, required=False)
    phone = forms.CharField(label="联系电话", max_length=40, required=False)
    address = forms.CharField(label="通信地址", max_length=300, required=False)
    klass = forms.ChoiceField(label="第三方类别", choices=[("", "—"), *ApplicantClass.choices], required=False)
    uploads = FilesField(label="通知书、申请书或者起诉状的扫描件")

    def __init__(self, data: Any, files: Any, act: Case | None) -> None:
        super().__init__(data, files)
        self.act = act
        reviews = ReviewCase.objects.filter(dispute__act=act.pk) if act else ReviewCase.objects.none()
        self.fields["after"].queryset = reviews  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Days that have not come, a third party without a name."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("filed_on", "accepted_on", "copy_on"):
            if (day := given.get(name)) and day > timezone.localdate():
                self.add_error(name, f"日期还没有到，应不晚于今天（{timezone.localdate()}）。")
        if given.get("third_party") and not given.get("name"):
            self.add_error("name", "由第三方提起的，请填写第三方的姓名或者名称。")
        return given


class NumberedForm(FilingForm):
    """The same on the list of one kind, where the application is told by its number."""

    number = forms.CharField(label="所涉申请的登记编号", max_length=60, help_text="例如：依申请〔2026〕12号。")
    field_order = ("number",)

    def __init__(self, data: Any, files: Any, actor: Actor, kind: str) -> None:
        number = str(data.get("number", "")).strip() if data else ""
        self.found = FoiCase.objects.visible_to(actor).filter(number=number).first() if number else None
        super().__init__(data, files, self.found)
        self.wanted = kind
        del self.fields["kind"]
        if kind == REVIEW:
            del self.fields["after"]
        else:
            self.fields["after"].queryset = ReviewCase.objects.visible_to(actor)  # type: ignore[attr-defined]  # as above

    def clean_number(self) -> str:
        if self.found is None:
            raise forms.ValidationError("没有这个登记编号的申请，请核对（括号用“〔〕”）。")
        return str(self.found.number)

    def clean(self) -> dict[str, Any]:
        """With the kind of the list."""
        return {**super().clean(), "kind": self.wanted}


def filing_of(given: dict[str, Any]) -> actions.Filing:
    """The registration that a form comes to."""
    third = given["third_party"]
    return actions.Filing(
        kind=given["kind"],
        body=given["body"],
        docket=given["docket"],
        challenge=Challenge(given["challenge"]),
        claim=given["claim"],
        filed_on=given["filed_on"],
        accepted_on=given["accepted_on"],
        copy_on=given["copy_on"],
        simplified=given["simplified"],
        claimant=Identity(**{name: given[name] for name in _WHO}) if third else None,
        klass=ApplicantClass(given["klass"]) if third and given["klass"] else None,
        third_party=third,
        after=given.get("after"),
    )


def refusal(record: Any, actor: Actor) -> str:
    """Why somebody may not register."""
    holds = DESK & record.seats_of(actor) if record is not None else actor.holds(*DESK)
    return "" if holds else "登记复议、诉讼须由本机关的承办人或者政务公开办工作人员办理。"


def about(data: Any, record: Any, _actor: Actor) -> FilingForm:
    """The form on the case itself."""
    return FilingForm(data, None, record)


def file_dispute(act: Case, *, actor: Actor, **given: Any) -> Case:
    """The act on the case itself."""
    case = actions.register(act, filing_of(given), actor=actor)
    keep(case, given["uploads"], Purpose.OTHER, actor)
    return case


def numbered(kind: str) -> Callable[[Any, Any, Any, Actor], NumberedForm]:
    """The form on the list of a kind."""

    def build(data: Any, files: Any, _record: Any, actor: Actor) -> NumberedForm:
        return NumberedForm(data, files, actor, kind)

    return build


def create(_record: Any, form: Any, actor: Actor) -> Case:
    """Register what the form says, with its files."""
    return file_dispute(form.found, actor=actor, **form.cleaned_data)
