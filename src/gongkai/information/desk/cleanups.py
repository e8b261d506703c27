"""The desk modules 文件清理 and 清理意见: a campaign with its progress, and the verdict on each document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.db.models import Count, Q

from gongkai.core.desk.kit import (
    Act,
    Column,
    Date,
    DeskFilterSet,
    FormAct,
    Module,
    Tab,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.information import actions
from gongkai.information.actions.cleanup import EFFECTS, RUNNERS
from gongkai.information.actions.validity import KEEPERS
from gongkai.information.desk import trail
from gongkai.information.enums import CleanupVerdict
from gongkai.information.models import CleanupCampaign, CleanupItem
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor


class CampaignForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """Whose documents, until when."""

    class Meta:
        model = CleanupCampaign
        fields = ("name", "organization", "due_on")
        widgets = {"due_on": forms.DateInput({"type": "date"})}

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        mine = Organization.objects.managed_by(acting_as(actor, *RUNNERS))
        self.fields["organization"].queryset = mine  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["organization"].empty_label = None  # type: ignore[attr-defined]  # a ModelChoiceField


class VerdictForm(forms.Form):
    """What becomes of the document."""

    verdict = forms.ChoiceField(
        label="清理意见",
        choices=CleanupVerdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择清理意见。"},
    )
    from_on = forms.DateField(
        label="废止（失效）日期",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="废止、宣布失效时填写；留空为今天。",
    )
    reason = forms.CharField(label="理由", required=False, max_length=300, widget=forms.Textarea({"rows": 3}))


class ItemFilters(DeskFilterSet):
    """By campaign and verdict."""

    verdict = django_filters.ChoiceFilter(
        label="清理意见",
        choices=[("none", "未提出"), *CleanupVerdict.choices],
        method="by_verdict",
        empty_label="全部",
    )
    campaign = django_filters.NumberFilter(label="清理编号", field_name="campaign")

    def by_verdict(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """One of the verdicts, or those without."""
        return rows.filter(verdict="" if value == "none" else value)


def _open(_record: None, form: Any, actor: Actor) -> CleanupCampaign:
    return actions.open_cleanup(actor=actor, **form.cleaned_data)


def _no_closing(row: CleanupCampaign, actor: Actor) -> str:
    if row.closed_at:
        return "本次清理已经办结。"
    if not RUNNERS & row.organization.seats_of(actor):
        return "清理由发起单位的发布人或政务公开办办结。"
    left = row.items.filter(verdict="").count()
    return f"还有 {left} 份文件没有清理意见。" if left else ""


def _no_verdict(row: CleanupItem, actor: Actor) -> str:
    if row.campaign.closed_at or row.verdict in EFFECTS:
        return "清理意见已定。"
    mine = KEEPERS & row.information.seats_of(actor)
    return "" if mine else "清理意见由文件发布机构的审核人、发布人或政务公开办提出。"


def _progress(rows: QuerySet[CleanupCampaign]) -> QuerySet[CleanupCampaign]:
    done = Count("items", filter=~Q(items__verdict=""))
    return rows.select_related("organization").annotate(all_items=Count("items"), done_items=done)


def _campaign_facts(row: CleanupCampaign) -> list[tuple[str, Any]]:
    counts = dict(row.items.values_list("verdict").annotate(Count("pk")).order_by())
    said = [(verdict.label, f"{counts.get(verdict.value, 0)} 份") for verdict in CleanupVerdict]
    total, left = sum(counts.values()), counts.get("", 0)
    return [
        ("清理范围", row.organization),
        ("完成期限", row.due_on),
        ("进度", f"{total - left} / {total} 份"),
        *said,
        ("办结", row.closed_at),
    ]


def _items(row: CleanupCampaign, actor: Actor) -> dict[str, Any]:
    mine = CleanupItem.objects.visible_to(actor).filter(campaign=row)
    return {"items": mine.select_related("information__owner").order_by("verdict", "pk")}


def _item_facts(row: CleanupItem) -> list[tuple[str, Any]]:
    document = row.information
    return [
        ("文件清理", row.campaign),
        ("发文字号", document.document_number),
        ("发布机构", document.owner),
        ("成文日期", document.written_on),
        ("施行日期", document.effective_on),
        ("废止（失效）日期", document.ended_on),
        ("效力状态", document.get_validity_display()),
        ("清理意见", row.get_verdict_display()),
        ("理由", row.reason),
        ("提出人", row.by_name),
    ]


def _todo(actor: Actor, today: dt.date) -> list[TodoGroup]:
    mine = acting_as(actor, *KEEPERS)
    open_ = CleanupItem.objects.filter(mine.reach("information__owner"), verdict="", campaign__closed_at=None)
    rows = open_.select_related("information", "campaign").order_by("campaign__due_on", "pk")

    def due(row: CleanupItem) -> dt.date:
        return row.campaign.due_on

    return [
        TodoGroup(
            "逾期未清理的文件", rows.filter(campaign__due_on__lt=today), "verdict=none", due=due, urgent=True
        ),
        TodoGroup("待清理的文件", rows.filter(campaign__due_on__gte=today), "verdict=none", due=due),
    ]


register(
    Module(
        code="cleanups",
        label="文件清理",
        section="信息发布",
        model=CleanupCampaign,
        position=16,
        columns=(
            Title("name", "名称"),
            Column("organization.label", "清理范围", order=("organization__name",)),
            Column("done", "进度", value=lambda row: f"{row.done_items} / {row.all_items}"),
            Date("due_on", "完成期限"),
            Date("closed_at", "办结"),
        ),
        rows=_progress,
        related=("organization",),
        search=("name",),
        create=FormAct(
            build=lambda data, _files, _record, actor: CampaignForm(data, actor),
            do=_open,
            label="发起清理",
            refusal=lambda _record, actor: "" if actor.holds(*RUNNERS) else "清理由发布人或政务公开办发起。",
        ),
        acts=(Act("close", actions.close_cleanup, label="办结", refusal=_no_closing),),
        outcomes={"create": "已发起，范围内现行有效的规范性文件都已列入。", "close": "清理已办结。"},
        event_labels=trail.EVENTS,
        facts=_campaign_facts,
        tabs=(Tab("items", "文件", "information/desk_cleanup.html", _items),),
        owner=lambda row: row.organization,
    )
)
register(
    Module(
        code="cleanup-items",
        label="清理意见",
        section="信息发布",
        model=CleanupItem,
        position=17,
        columns=(
            Title("information.title", "文件", order=("information__title",)),
            Column("information.document_number", "发文字号", order=("information__document_number",)),
            Column("verdict", "清理意见", value=lambda row: row.get_verdict_display() or "未提出"),
            Column("reason", "理由"),
            Column("campaign.name", "文件清理", order=("campaign__name",)),
        ),
        filters=ItemFilters,
        search=("information__title", "information__document_number"),
        rows=lambda rows: rows.select_related("information__owner", "campaign"),
        related=("information__owner", "campaign__organization"),
        acts=(
            Act(
                "verdict",
                actions.give_verdict,
                label="提出清理意见",
                form=lambda data, _record, _actor: VerdictForm(data),
                refusal=_no_verdict,
            ),
        ),
        outcomes={"verdict": "已提出清理意见；废止、失效的，文件页面和搜索同步标注。"},
        event_labels=trail.EVENTS,
        facts=_item_facts,
        owner=lambda row: row.information.owner,
        todo=_todo,
    )
)
