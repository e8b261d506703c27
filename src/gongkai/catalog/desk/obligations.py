"""The desk module 应公开: what is owed, by whom, by when, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import django_filters
from django.urls import reverse
from django.utils import timezone

from gongkai.catalog import actions
from gongkai.catalog.desk.forms import FulfilForm
from gongkai.catalog.enums import ObligationEvent, ObligationState
from gongkai.catalog.flow import OBLIGATION_FLOW, UNIT
from gongkai.catalog.limits import Limit
from gongkai.catalog.models import Obligation
from gongkai.catalog.querysets import OPEN
from gongkai.catalog.wording import limit_words
from gongkai.core.desk.kit import (
    Act,
    Clock,
    Column,
    Date,
    DeskFilterSet,
    Module,
    Notice,
    State,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.core.roles import Role
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

SOON = dt.timedelta(days=7)
DUE = [("overdue", "已过期限未公开"), ("week", "7日内到期"), ("month", "30日内到期"), ("later", "7日以后到期")]
DAYS = {"week": 7, "month": 30}
WRITERS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER})
EVENTS = {"event_reported": "登记起算事件"}


def _organizations(request: Any) -> QuerySet[Organization]:  # noqa: ARG001 - django-filter's shape
    return Organization.objects.all()


class ObligationFilters(DeskFilterSet):
    """状态, 单位, 到期."""

    state = django_filters.ChoiceFilter(label="状态", choices=ObligationState.choices, empty_label="全部")
    organization = django_filters.ModelChoiceFilter(label="单位", queryset=_organizations, empty_label="全部")
    due = django_filters.ChoiceFilter(label="到期", choices=DUE, method="by_due", empty_label="全部")

    def by_due(self, rows: QuerySet[Obligation], _name: str, which: str) -> QuerySet[Obligation]:
        """Open ones by how their day stands to today."""
        today = timezone.localdate()
        running = rows.filter(state__in=OPEN)
        if which == "overdue":
            return running.filter(due_on__lt=today)
        if which == "later":
            return running.filter(due_on__gt=today + SOON)
        return running.filter(due_on__gte=today, due_on__lte=today + dt.timedelta(days=DAYS[which]))


def _facts(row: Obligation) -> list[tuple[str, Any]]:
    period = f"{row.period_first}至{row.period_last}" if row.period_first else ""
    return [
        ("事项", row.item.name),
        ("领域", row.item.version.field),
        ("责任单位", row.organization),
        ("责任岗位", row.post),
        ("场次", row.occasion_label),
        ("所属期", period),
        ("起算", row.opens_on),
        ("到期日期", f"{row.due_on}（暂定，放假安排尚未公布）" if row.provisional else row.due_on),
        ("时限", limit_words(Limit.of(row.limit)) if row.limit else "条例第二十六条规定的期限"),
        ("公开内容（要素）", row.item.elements),
        ("公开日期", row.fulfilled_on),
        ("公开的信息", row.information_title),
        ("理由", row.reason),
    ]


def _notices(row: Obligation, actor: Actor) -> list[Notice]:
    calendar = reverse("catalog:calendar")
    found = [Notice("日历", link=f"{calendar}?month={row.due_on:%Y-%m}", link_label="在日历中查看")]
    if row.state in OPEN and WRITERS & row.seats_of(actor):
        # The tables of information stand above this package: its page is known by its address alone.
        link = reverse("information:draft-for", args=[row.pk])
        said = "填好类型、事项和所属期，接着编写；发布时自动登记为已公开。"
        found.append(Notice("还没有公开的信息", "primary", said, link, "起草"))
    if row.information_url:
        found.append(Notice("公开的信息", link=row.information_url, link_label="查看公开的信息"))
    return found


def _todo(actor: Actor, today: dt.date) -> list[TodoGroup]:
    running = (
        Obligation.objects.visible_to(actor).open().select_related("item", "organization").order_by("due_on", "pk")
    )
    soon = running.filter(due_on__gte=today, due_on__lte=today + SOON)
    return [
        TodoGroup(
            "逾期未公开", running.filter(due_on__lt=today), "due=overdue", due=_due, note=_unit, urgent=True
        ),
        TodoGroup("7日内应公开", soon, "due=week", due=_due, note=_unit),
        # For who writes it alone: an office that looks after a city would see everybody's.
        TodoGroup(
            "之后应公开",
            running.filter(acting_as(actor, *UNIT).reach("organization"), due_on__gt=today + SOON),
            "due=later",
            due=_due,
            note=_unit,
        ),
    ]


def _due(row: Any) -> dt.date | None:
    due: dt.date = row.due_on
    return due


def _unit(row: Any) -> str:
    return str(row.organization.label)


register(
    Module(
        code="obligations",
        label="应公开",
        section="公开事项",
        model=Obligation,
        position=15,
        columns=(
            Title("item", "事项", value=lambda row: row.item.name, order=("item__first", "item__second")),
            Column("occasion", "场次", value=lambda row: row.occasion_label),
            Column("organization.label", "责任单位", order=("organization__name",), css="nowrap"),
            State("state", "状态"),
            Clock("due_on", "到期日期"),
            Date("fulfilled_on", "公开日期"),
            Column("post", "责任岗位", file_only=True),
            Column("information_title", "公开的信息", file_only=True),
        ),
        filters=ObligationFilters,
        search=("item__first", "item__second", "item__third", "occasion"),
        rows=lambda rows: rows.select_related("item__version", "organization"),
        order=("due_on", "pk"),
        ways={"按月查看日历": "catalog:calendar"},
        related=("item__version", "organization", "event"),
        flow=OBLIGATION_FLOW,
        acts=(
            Act(
                ObligationEvent.FULFIL,
                actions.fulfil_by_hand,
                form=lambda data, _record, _actor: FulfilForm(data),
            ),
            Act(ObligationEvent.WAIVE, actions.waive),
            Act(ObligationEvent.REOPEN, actions.reopen),
            Act(ObligationEvent.FALL_DUE, actions.fall_due),  # the calendar's own: nobody is offered these
            Act(ObligationEvent.MISS, actions.miss),
        ),
        tones={"due": "", "done": "success", "late": "danger", "missing": "danger", "waived": "ended"},
        event_labels=EVENTS,
        outcomes={ObligationEvent.FULFIL: "已登记公开。", ObligationEvent.WAIVE: "已免予本次公开，理由已记录。"},
        notices=_notices,
        facts=_facts,
        owner=lambda row: row.organization,
        clock=lambda row: (row.due_on, row.fulfilled_on, row.state == ObligationState.WAIVED),
        todo=_todo,
    )
)
