"""The form of a column: where it stands, what it is called, what it takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogItem
from gongkai.information import kinds
from gongkai.orgs.models import Organization
from gongkai.sites.desk import choices
from gongkai.sites.enums import ColumnType

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.sites.models import Column, Site

NAMES = ("name", "code", "type", "description", "keywords", "by_hand", "kinds", "themes", "units", "items")


def _kinds() -> list[tuple[str, str]]:
    return [(kind.code, kind.label) for kind in kinds.all_kinds()]


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class ColumnForm(forms.Form):
    """A new column, or one that is there (then its place is not asked: moving is an act of its own)."""

    above = forms.ChoiceField(label="上级", choices=(), error_messages={"required": "请选择放在哪里。"})
    name = forms.CharField(label="栏目名称", max_length=60, error_messages={"required": "请填写栏目名称。"})
    code = forms.CharField(
        label="栏目代码", max_length=60, required=False, help_text="用在地址里，如 zcwj；不填则按名称的拼音生成。"
    )
    type = forms.ChoiceField(label="栏目类型", choices=ColumnType.choices, initial=ColumnType.OTHER)
    description = forms.CharField(
        label="栏目描述",
        max_length=300,
        required=False,
        widget=_lines(2),
        help_text="写入网页标签，供搜索引擎使用。",
    )
    keywords = forms.CharField(label="栏目关键词", max_length=200, required=False, help_text="用逗号隔开。")
    by_hand = forms.BooleanField(
        label="只收人工放入的信息", required=False, help_text="勾选后，下面的取材条件不起作用。"
    )
    kinds = forms.MultipleChoiceField(
        label="信息类型", choices=_kinds, required=False, widget=forms.CheckboxSelectMultiple
    )
    themes = forms.CharField(
        label="主题分类",
        required=False,
        widget=_lines(),
        help_text="一行一个，如“财政、金融、审计\\财政”，写大类则包括其下各小类。",
    )
    units = forms.CharField(
        label="发布机构",
        required=False,
        widget=_lines(),
        help_text="一行一个，包括其下级；不填则为网站所属单位及全部下级。",
    )
    items = forms.CharField(
        label="公开事项",
        required=False,
        widget=_lines(),
        help_text="一行一个，写施行中目录的事项编码，或“一级事项／二级事项”。",
    )

    def __init__(self, data: Any, record: Column | None, actor: Actor) -> None:
        super().__init__(data, initial=_initial(record) if record else None)
        self.record = record
        if record:
            del self.fields["above"]
            self.fields["code"].required = True
            self.fields["code"].help_text = "用在地址里；改后原地址自动转到新地址。"
        else:
            self.fields["above"].choices = choices.places(choices.kept_sites(actor))  # type: ignore[attr-defined]  # a ChoiceField

    def values(self, site: Site) -> dict[str, Any]:
        """What the actions take. InvalidInputError for a unit or an item that nobody knows."""
        given = {name: self.cleaned_data[name] for name in NAMES}
        return given | {
            "themes": [line.strip() for line in given["themes"].splitlines() if line.strip()],
            "units": units_named(site, choices.lines(given["units"])),
            "items": items_named(given["items"].splitlines()),
        }


def _initial(column: Column) -> dict[str, Any]:
    plain = {name: getattr(column, name) for name in NAMES}
    return plain | {
        "themes": "\n".join(column.themes),
        "units": "\n".join(unit.name for unit in column.units.all()),
        "items": "\n".join(item.code or item.name for item in column.items.all()),
    }


def units_named(site: Site, names: list[str]) -> list[Organization]:
    """The units of these names, or short names, for which the site may speak."""
    within = Organization.objects.filter(path__startswith=site.reach)
    found = []
    for name in names:
        unit = within.filter(name=name).first() or within.filter(short_name=name).first()
        if unit is None:
            raise choices.unknown("units", "发布机构", [name], "请写机构全称或简称。")
        found.append(unit)
    return found


def items_named(names: list[str]) -> list[CatalogItem]:
    """The items in force of these codes, or names with those above them."""
    standing = CatalogItem.objects.filter(version__state=VersionState.IN_FORCE)
    found: list[CatalogItem] = []
    for name in filter(None, map(str.strip, names)):
        named = standing.filter(first=name.replace("/", "／").split("／")[0].strip())
        same = [item for item in named if item.name == name.replace("/", "／")]
        rows = list(standing.filter(code=name)) or same
        if not rows:
            raise choices.unknown("items", "施行中的公开事项", [name], "请从公开目录中复制。")
        found += rows
    return found
