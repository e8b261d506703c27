"""Forms of sites, columns and guides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.desk.forms import ReasonForm
from gongkai.orgs.models import Organization
from gongkai.sites.actions import guides
from gongkai.sites.desk import choices
from gongkai.sites.enums import ColumnState
from gongkai.sites.models import Column, Guide, Site

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class SiteForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A site; its code is given once."""

    code = forms.CharField(
        label="代码", max_length=40, help_text="小写字母、数字和连字符，如 jyj。用在地址里，建立后不再更改。"
    )

    class Meta:
        model = Site
        fields = (
            "name",
            "code",
            "unit",
            "host",
            "identification",
            "sponsor",
            "organizer",
            "contact",
            "icp",
            "police_record",
            "introduction",
            "order",
        )
        widgets = {"introduction": _area(4)}
        help_texts = {
            "host": "如 jyj.shifan.gov.cn；不填则在主站地址之下。",
            "identification": "10 位，如 1304000009；没有单独标识码的网站不填。",
            "unit": "网站代表该单位以及没有自己网站的下级单位。一个单位最多一个网站。",
        }

    def __init__(self, data: Any, record: Site | None, actor: Actor) -> None:
        super().__init__(data, instance=record)
        unit = self.fields["unit"]
        unit.queryset = Organization.objects.managed_by(actor).order_by("path")  # type: ignore[attr-defined]  # a ModelChoiceField
        unit.required = not (record and record.main)
        unit.empty_label = "（全部单位）" if record and record.main else None  # type: ignore[attr-defined]  # as above
        self.fields["order"].required = False
        if record:
            del self.fields["code"]

    def _get_validation_exclusions(self) -> set[str]:
        """Leave it to the action, which says at which field and what would be right."""
        return {field.name for field in Site._meta.concrete_fields}

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        if given.get("order") is None:
            given.pop("order", None)
        return given


class GuideForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """A unit's guide; the same unit again changes the guide that is there."""

    request_url = forms.URLField(
        label="依申请公开入口",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="本单位另有网上申请页面时填写完整网址；不填则用本平台的申请页面。",
    )

    class Meta:
        model = Guide
        fields = ("unit", *guides.FIELDS)
        widgets = {name: _area(5) for name in ("classification", "arrangement", "access", "request_note")}
        help_texts = {"internet": "电子邮箱或网上联系页面。"}

    def __init__(self, data: Any, record: Guide | None, actor: Actor) -> None:
        super().__init__(data, instance=record)
        unit = self.fields["unit"]
        unit.queryset = Organization.objects.managed_by(actor).order_by("path")  # type: ignore[attr-defined]  # a ModelChoiceField
        unit.empty_label = None  # type: ignore[attr-defined]  # as above
        unit.disabled = record is not None

    def validate_unique(self) -> None:
        """The action takes the guide that is there."""


class MoveForm(forms.Form):
    """Where a column moves to."""

    parent = forms.ModelChoiceField(
        label="移到",
        queryset=Column.objects.none(),
        required=False,
        empty_label="（顶级栏目）",
        help_text="连同下级栏目一起移动，原地址自动转到新地址。",
    )

    def __init__(self, data: Any, record: Column) -> None:
        super().__init__(data)
        field = self.fields["parent"]
        field.queryset = choices.others(record)  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label_from_instance = choices.indented  # type: ignore[attr-defined]  # as above
        field.initial = record.parent_id


class MergeForm(forms.Form):
    """Into which column another is merged."""

    into = forms.ModelChoiceField(
        label="并入",
        queryset=Column.objects.none(),
        empty_label="请选择",
        help_text="人工放入的信息和下级栏目一起并入；本栏目关闭，地址转到所选栏目。",
        error_messages={"required": "请选择并入哪个栏目。"},
    )

    def __init__(self, data: Any, record: Column) -> None:
        super().__init__(data)
        self.fields["into"].queryset = choices.others(record)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["into"].label_from_instance = choices.indented  # type: ignore[attr-defined]  # as above


class CloseForm(ReasonForm):
    """Why a column is closed, and where its addresses lead."""

    redirect_to = forms.ModelChoiceField(
        label="地址转到",
        queryset=Column.objects.none(),
        required=False,
        empty_label="（上级栏目）",
    )
    field_order = ("redirect_to", "reason")

    def __init__(self, data: Any, record: Column) -> None:
        super().__init__(data)
        field = self.fields["redirect_to"]
        field.queryset = choices.others(record).filter(state=ColumnState.OPEN)  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label_from_instance = choices.indented  # type: ignore[attr-defined]  # as above
