"""Forms of the catalogue's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils import timezone

from gongkai.catalog.checks.comparing import TIERS
from gongkai.catalog.enums import ListKind
from gongkai.catalog.flow import OFFICE, UNIT
from gongkai.catalog.grounds import grounds
from gongkai.catalog.limits import Start
from gongkai.catalog.models import CatalogItem
from gongkai.catalog.sheets.channels import code_of
from gongkai.core.desk.kit import acting_as
from gongkai.law import rule
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

_STARTS = [(start.value, start.label) for start in Start if start not in {Start.NONE, Start.REQUEST}]


def _below(actor: Actor, roles: frozenset[Any]) -> QuerySet[Organization]:
    """Those over which the actor holds one of the roles."""
    reach = acting_as(actor, *roles)
    own = [grant.organization_id for grant in reach.grants]
    return Organization.objects.filter(pk__in=own) | Organization.objects.filter(reach.reach("parent"))


class ImportForm(forms.Form):
    """A spreadsheet with a list."""

    file = forms.FileField(
        label="目录文件", help_text="XLSX、CSV，或者有表格的 Word 文件、网页；一个工作簿可有多个领域。"
    )
    list_kind = forms.ChoiceField(label="清单类别", choices=ListKind.choices, initial=ListKind.STANDARD)
    owner = forms.ModelChoiceField(label="制定单位", queryset=Organization.objects.none(), empty_label=None)
    field = forms.CharField(
        label="领域", max_length=60, required=False, help_text="表题和工作表名没有写明领域时填写，如“义务教育”。"
    )

    def __init__(self, data: Any, files: Any, actor: Actor) -> None:
        super().__init__(data, files)
        self.fields["owner"].queryset = _below(actor, OFFICE)  # type: ignore[attr-defined]  # a ModelChoiceField


class ForceForm(forms.Form):
    """From when a version holds."""

    valid_from = forms.DateField(label="施行日期", initial=timezone.localdate)


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]  # django-stubs' parameter; the model stands in Meta
    """The columns of an item."""

    channels = forms.MultipleChoiceField(
        label="公开渠道和载体", required=False, widget=forms.CheckboxSelectMultiple
    )
    tiers = forms.MultipleChoiceField(
        label="公开层级", required=False, choices=list(TIERS.items()), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = CatalogItem
        fields = (
            "code", "first", "second", "third", "elements", "basis", "limit_text", "subject", "post", "channels",
            "for_all", "for_group", "group", "proactive", "on_request", "tiers", "kind",
        )  # fmt: skip
        widgets: ClassVar = {
            name: forms.Textarea({"rows": 3}) for name in ("elements", "basis", "limit_text", "subject")
        }
        help_texts = {  # as above
            "limit_text": "如“信息形成或者变更之日起20个工作日内”“每月10日前”“每季度结束后15日内”。",
            "kind": "履行本事项的信息类型代码；发布该类型的信息时自动销号，空着则只认编辑指明的事项。",
        }

    def __init__(self, data: Any, item: CatalogItem) -> None:
        super().__init__(data, instance=item)
        own = [(channel["name"], channel["name"]) for channel in item.channels]
        known = [(line.says, line.says) for line in rule("CAT-CHANNELS").items]
        chosen: Any = self.fields["channels"]
        chosen.choices = list(dict.fromkeys([*known, *own]))
        self.initial["channels"] = [name for name, _ in own]

    def clean_channels(self) -> list[dict[str, str]]:
        return [{"code": code_of(name), "name": name} for name in self.cleaned_data["channels"]]

    def _post_clean(self) -> None:
        """The action writes, not the form: the row itself stays as it is."""


class FulfilForm(forms.Form):
    """Where and when it was made public."""

    title = forms.CharField(
        label="公开的信息和位置", max_length=500, help_text="如“三月财政收支情况，村务公开栏”。"
    )
    on = forms.DateField(label="公开日期", initial=timezone.localdate)
    url = forms.URLField(label="网址", required=False, assume_scheme="https")


class EventForm(forms.Form):
    """What happened from which a limit runs."""

    organization = forms.ModelChoiceField(label="单位", queryset=Organization.objects.none(), empty_label=None)
    start = forms.ChoiceField(label="发生了什么", choices=_STARTS, initial=Start.FORMED.value)
    what = forms.CharField(
        label="内容", max_length=300, help_text="形成、批准或者决定的是什么，如“2026年预算调整方案”。"
    )
    on = forms.DateField(label="发生日期", initial=timezone.localdate)

    def __init__(self, data: Any, item: CatalogItem, actor: Actor) -> None:
        super().__init__(data)
        named = [unit.organization_id for unit in item.units.all() if unit.organization_id]
        rows = _below(actor, UNIT | OFFICE)
        chosen: Any = self.fields["organization"]
        chosen.queryset = rows.filter(pk__in=named) if named else rows


class AskForm(forms.Form):
    """What a unit wants to keep back, and why it may."""

    organization = forms.ModelChoiceField(label="申报单位", queryset=Organization.objects.none(), empty_label=None)
    matter = forms.CharField(label="事项名称", max_length=300)
    ground = forms.ChoiceField(label="法律依据", choices=grounds)
    basis = forms.CharField(
        label="依据的条款", widget=forms.Textarea({"rows": 2}), help_text="写明法律、法规的名称和条款。"
    )
    reasons = forms.CharField(
        label="理由", widget=forms.Textarea({"rows": 5}), help_text="说明公开后会造成什么损害。"
    )

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        chosen: Any = self.fields["organization"]
        chosen.queryset = _below(actor, UNIT | OFFICE)


class UpholdForm(forms.Form):
    """The office's opinion, and when it looks again."""

    reason = forms.CharField(label="审核意见", max_length=300, widget=forms.Textarea({"rows": 3}))
    reassess_on = forms.DateField(
        label="再次评估日期", required=False, help_text="条例第十八条：不公开的信息应当定期评估审查。"
    )
