"""三同步, at the desk: the acts on the document, its tab, and the list of packages with their waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.db.models import Prefetch

from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import Act, Column, Date, DeskFilterSet, Module, Title, register
from gongkai.information import actions
from gongkai.information.actions.packaging import arrangeable
from gongkai.information.enums import InformationState
from gongkai.information.flow import CHECKERS, EDITORS
from gongkai.information.interpreting.panel import OWED
from gongkai.information.models import Information, ReleasePackage
from gongkai.information.package import INTERPRETATION, asks, lacks, materials_of, package_of, steps

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor


MOST = 50  # materials to choose from: the newest


class PlanForm(forms.Form):
    """How it is interpreted, and by whom first."""

    plan = forms.CharField(
        label="解读方案",
        widget=forms.Textarea({"rows": 8}),
        help_text="解读提纲、形式（文字、图解、视频、问答）、途径和时间。",
        error_messages={"required": "请填写解读方案。"},
    )
    first_interpreter = forms.CharField(
        label="第一解读人",
        max_length=100,
        help_text="起草单位主要负责人。",
        error_messages={"required": "请填写第一解读人。"},
    )

    def __init__(self, data: Any, record: Information, _actor: Actor) -> None:
        found = package_of(record)
        initial = {"plan": found.plan, "first_interpreter": found.first_interpreter} if found else None
        super().__init__(data, initial=initial)


class _Materials(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none at run time
    def label_from_instance(self, obj: Any) -> str:
        form = (obj.elements or {}).get("form")
        return f"{obj.title}（{form or '未注明形式'}，{obj.get_state_display()}）"


class MaterialForm(forms.Form):
    """One of the interpretations that are not in a package yet."""

    material = _Materials(
        label="解读材料",
        queryset=Information.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="先新建类型为“政策解读”的信息，再在这里选择。",
        error_messages={"required": "请选择解读材料。"},
    )

    def __init__(self, data: Any, _record: Information, actor: Actor) -> None:
        super().__init__(data)
        self.fields["material"].queryset = _free(actor)  # type: ignore[attr-defined]  # a ModelChoiceField


class TakenForm(forms.Form):
    """One of the package's materials."""

    material = _Materials(
        label="解读材料", queryset=Information.objects.none(), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, record: Information, _actor: Actor) -> None:
        super().__init__(data)
        inside = Information.objects.filter(explains_in__package__document=record)
        self.fields["material"].queryset = inside  # type: ignore[attr-defined]  # a ModelChoiceField


def _free(actor: Actor) -> QuerySet[Information]:
    rows = Information.objects.visible_to(actor).filter(kind=INTERPRETATION, explains_in=None)
    newest = rows.exclude(state=InformationState.REMOVED).order_by("-pk").values_list("pk", flat=True)[:MOST]
    return Information.objects.filter(pk__in=list(newest)).order_by("-pk")


def _closed(row: Information, actor: Actor) -> str:
    if not asks(row) or not arrangeable(row):
        return "解读在要求同步解读的政策文件发布之前安排。"
    return "" if EDITORS & row.seats_of(actor) else "解读由拟稿人、审核人或发布人安排。"


def _nothing_inside(row: Information, actor: Actor) -> str:
    return _closed(row, actor) or ("" if materials_of(package_of(row)) else "还没有解读材料。")


def _no_waiving(row: Information, actor: Actor) -> str:
    if closed := _closed(row, actor):
        return closed
    if not lacks(row):
        return "解读已经齐备，或已经豁免。"
    return "" if CHECKERS & row.seats_of(actor) else "不作解读由审核人或发布人决定。"


ACTS = (
    Act("plan_interpretation", actions.plan_interpretation, label="填写解读方案", form=PlanForm, refusal=_closed),
    Act("add_material", actions.add_material, label="加入解读材料", form=MaterialForm, refusal=_closed),
    Act("remove_material", actions.remove_material, label="移出解读材料", form=TakenForm, refusal=_nothing_inside),
    Act(
        "waive_interpretation",
        actions.waive_interpretation,
        label="不作解读",
        form=lambda data, _record, _actor: ReasonForm(data),
        refusal=_no_waiving,
    ),
)
OUTCOMES = {
    "plan_interpretation": "已保存解读方案。",
    "add_material": "已加入，与文件一起批准、一起发布。",
    "remove_material": "已移出。",
    "waive_interpretation": "已记录不作解读的理由，计入豁免清单。",
}


def tab(row: Information, actor: Actor) -> dict[str, Any]:
    """The tab 三同步."""
    package = package_of(row)
    mine = set(
        Information.objects.visible_to(actor).filter(explains_in__package=package).values_list("pk", flat=True)
    )
    return {
        "package": package,
        "materials": materials_of(package),
        "mine": mine,
        "lacks": lacks(row),
        "asked": asks(row),
        "steps": steps(),
    }


class PackageFilters(DeskFilterSet):
    """With or without interpretation."""

    waived = django_filters.ChoiceFilter(
        label="解读",
        choices=[("yes", "不作解读"), ("owed", "紧急发布，待补解读"), ("no", "有解读")],
        method="by_waiver",
        empty_label="全部",
    )

    def by_waiver(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """The waivers, those that owe it, or the others."""
        owed = OWED.values("document")
        if value == "owed":
            return rows.filter(document__in=owed)
        found = rows.filter(waived_at__isnull=value == "no")
        return found.exclude(document__in=owed) if value == "no" else found


def _owed_until(row: ReleasePackage) -> str:
    debt = next(iter(getattr(row.document, "owing", ())), None)
    return f"{debt.due_on}（已催办 {debt.reminders} 次）" if debt else ""


register(
    Module(
        code="packages",
        label="政策解读",
        section="信息发布",
        model=ReleasePackage,
        position=14,
        columns=(
            Title("document.title", "政策文件", order=("document__title",)),
            Column("document.owner.label", "发布机构", order=("document__owner__name",)),
            Column("first_interpreter", "第一解读人"),
            Column("waived_reason", "不作解读的理由"),
            Column("waived_by_name", "豁免人"),
            Date("waived_at", "豁免时间"),
            Column("owed", "待补期限", value=_owed_until, css="nowrap"),
        ),
        filters=PackageFilters,
        search=("document__title", "document__document_number", "waived_reason"),
        rows=lambda rows: rows.select_related("document__owner").prefetch_related(
            Prefetch("document__interpretation_debts", queryset=OWED, to_attr="owing")
        ),
        related=("document__owner",),
        facts=lambda row: [
            ("政策文件", row.document),
            ("第一解读人", row.first_interpreter),
            ("解读方案", row.plan),
            ("解读材料", "、".join(str(each) for each in materials_of(row))),
            ("不作解读的理由", row.waived_reason),
            ("豁免人", row.waived_by_name),
        ],
        owner=lambda row: row.document.owner,
    )
)
