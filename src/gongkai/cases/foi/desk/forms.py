"""Forms of the acts of an application, a field for each thing it must know; those that ask are in `asking`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.html import format_html

from gongkai.cases.clock import rule
from gongkai.cases.models import Case
from gongkai.core.desk.forms import ReasonForm
from gongkai.core.roles import Role
from gongkai.orgs.models import Post

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gongkai.core.actors import Actor


def date_field(label: str, **fields: Any) -> forms.DateField:
    """A day, picked from the browser's calendar."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **fields)


def long_field(label: str, **fields: Any) -> forms.CharField:
    """Several lines."""
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea({"rows": 5}), **fields)


def not_to_come(day: Any) -> None:
    """Refuse a day that has not come."""
    if day is not None and day > timezone.localdate():
        raise forms.ValidationError(f"日期还没有到，应不晚于今天（{timezone.localdate()}）。")


class Choosing(forms.Form):
    """A form of which a script shows only what the choice in one field asks for; without it all stands there.

    `chooser` is that field, `dependent` tells for which of its values another field is asked.
    """

    chooser: ClassVar[str]
    dependent: ClassVar[Mapping[str, Sequence[str]]] = {}

    class Media:
        js = (forms.Script("cases/choose.js", defer=True),)

    def mark(self) -> None:
        """Tell the script."""
        for name, values in self.dependent.items():
            self.fields[name].widget.attrs |= {"data-of": self.chooser, "data-for": " ".join(map(str, values))}


class OnForm(forms.Form):
    """On which day."""

    on = date_field("日期", initial=timezone.localdate)

    def clean_on(self) -> Any:
        not_to_come(day := self.cleaned_data["on"])
        return day


class ConfirmForm(OnForm):
    """On which day both sides confirmed that it came."""

    on = date_field(
        "双方确认收到的日期",
        initial=timezone.localdate,
        help_text="与申请人联系并确认的那一天，即收到申请之日（条例第三十一条），答复期限自次日起算。",
    )


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
        field = self.fields["handler"]
        field.queryset = holders.distinct().order_by("name")  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label_from_instance = lambda one: one.name  # type: ignore[attr-defined]  # as above
        if not field.queryset.exists():  # type: ignore[attr-defined]  # as above
            field.help_text = "本机关没有人任承办岗位，请联系系统管理员设岗。"


class TransferForm(HandlerForm, ReasonForm):
    """To whom else, and why. The clock does not notice."""

    field_order = ("handler", "reason")

    def __init__(self, data: Any, case: Case, actor: Actor) -> None:
        super().__init__(data, case, actor)
        field = self.fields["handler"]
        field.queryset = field.queryset.exclude(pk=case.handler_id)  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label = "转给"
        others = field.queryset.exists()  # type: ignore[attr-defined]  # as above
        field.help_text = (
            "在本机关内部转办，答复期限不变。" if others else "本机关没有其他承办人，请联系系统管理员设岗。"
        )


class SplitForm(forms.Form):
    """The other matters, one a line."""

    requests = long_field("拆分出的申请内容")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        note = case.notes.filter(name="request").first()
        how = "一行一项，每项成为单独一件，申请人和收到之日不变；没有写在这里的内容留在本件。"
        asked = format_html("本件申请内容：{}<br>", note.text) if note and note.text else ""
        self.fields["requests"].help_text = format_html("{}{}", asked, how)

    def clean_requests(self) -> list[str]:
        return [line.strip() for line in str(self.cleaned_data["requests"]).splitlines() if line.strip()]


class ExtendForm(ReasonForm):
    """How many days, and why."""

    days = forms.IntegerField(label="延长的工作日数", min_value=1)
    field_order = ("days", "reason")

    def __init__(self, data: Any, case: Case, _actor: Actor) -> None:
        super().__init__(data)
        most = rule("FOI-33x", case.received_on).number
        field = self.fields["days"]
        field.initial = most
        field.help_text = f"至多 {most} 个工作日（条例第三十三条），只能延长一次。"
        field.validators.append(
            MaxValueValidator(most, f"至多延长 {most} 个工作日（条例第三十三条），请填写不大于 {most} 的数。")
        )
        self.fields["reason"].help_text = "写入延期告知书，并记入审计。"


class DelayForm(ReasonForm):
    """Until when, and why."""

    until = date_field(
        "延迟至",
        help_text="申请数量、频次明显超过合理范围，理由合理但不能按期答复的，确定合理的延迟期限（条例第三十五条）。",
    )
    field_order = ("until", "reason")


class SearchForm(forms.Form):
    """Where, how, with what result."""

    scope = long_field("检索范围", help_text="例如：档案室 2015 年以来的会议卷、办公系统。")
    method = long_field("检索方法", help_text="例如：按题名、文号、关键词检索。")
    result = long_field("检索结果", help_text="例如：找到合同一份；或者：没有找到。答复信息不存在的，以此为依据。")


class OpinionTextForm(forms.Form):
    """An opinion, if there is one."""

    opinion = long_field("意见", required=False, help_text="随本件留存，申请人看不到。")


class WithdrawForm(ReasonForm):
    """That the applicant takes it back."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"].label = "撤回的情况"
        self.fields[
            "reason"
        ].help_text = "写明申请人何时、怎样提出撤回，书面材料请先用“加入材料”上传。撤回后本件办结。"


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
