"""转为主动公开: what was asked for often, on its way to everybody (条例 44)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.urls import reverse

from gongkai.cases.office import opening
from gongkai.cases.office.enums import OpeningEvent, OpeningState
from gongkai.cases.office.flow import OPENINGS
from gongkai.cases.office.models import Opening
from gongkai.cases.office.querysets import WRITERS
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import (
    Act,
    Column,
    Date,
    DeskFilterSet,
    Module,
    Notice,
    State,
    Title,
    TodoGroup,
    register,
)

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor


class OpeningFilters(DeskFilterSet):
    """状态."""

    state = django_filters.ChoiceFilter(label="状态", choices=OpeningState.choices, empty_label="全部")


def _facts(row: Opening) -> list[tuple[str, Any]]:
    return [
        ("标题", row.title),
        ("公开的内容", row.summary),
        ("申请过的人数", row.applicants),
        ("来自办件", row.case),
        ("机关", row.unit),
        ("提出日期", row.proposed_on),
        ("信息状态", row.information.get_state_display() if row.information else ""),
    ]


def _notices(row: Opening, actor: Actor) -> list[Notice]:
    found = [Notice("依据", "info", "多个申请人提出相同申请且可以公开的，可以纳入主动公开（条例第四十四条）。")]
    if row.information and type(row.information).objects.visible_to(actor).filter(pk=row.information.pk).exists():
        link = reverse("desk:detail", args=["information", row.information.pk])
        found.append(Notice("已生成信息草稿", "success", row.information.title, link, "打开这条信息"))
    return found


def _state_of_information(row: Opening) -> str:
    return row.information.get_state_display() if row.information else ""


def _todo(actor: Actor, _today: dt.date) -> list[TodoGroup]:
    if not actor.holds(*WRITERS):
        return []
    rows = Opening.objects.visible_to(actor).filter(state=OpeningState.PROPOSED)
    return [TodoGroup("依申请转主动公开：待起草", rows, "state=proposed")]


register(
    Module(
        code="openings",
        label="依申请转主动公开",
        section="依申请公开",
        seats=CASEWORKERS,
        model=Opening,
        position=21,
        columns=(
            Title("title", "标题"),
            State("state", "状态"),
            Column("applicants", "申请过的人数", css="number"),
            Column("case.number", "来自办件", order=("case__number",)),
            Column("information", "信息状态", value=_state_of_information),
            Column("unit.label", "机关", order=("unit__name",)),
            Date("proposed_on", "提出日期"),
        ),
        filters=OpeningFilters,
        search=("title", "summary"),
        rows=lambda rows: rows.select_related("unit", "case", "information"),
        related=("unit", "case", "information"),
        flow=OPENINGS,
        acts=(Act(OpeningEvent.DRAFT, opening.draft), Act(OpeningEvent.DECLINE, opening.decline)),
        tones={"proposed": "warning", "drafted": "success", "declined": "ended"},
        outcomes={OpeningEvent.DRAFT: "已生成信息草稿，请补全要素后按发布流程提交审核。"},
        notices=_notices,
        facts=_facts,
        own_tabs=("content", "timeline"),
        owner=lambda row: row.unit,
        todo=_todo,
    )
)
