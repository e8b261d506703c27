"""The desk module 年度报告: counted, written, checked, published; and who below has handed in."""

from __future__ import annotations

from gongkai.core.desk.kit import Clock, Column, Date, Module, State, Tab, Title, register
from gongkai.reporting.desk import acts, todo, views
from gongkai.reporting.desk.filters import ReportFilters
from gongkai.reporting.enums import ReportState
from gongkai.reporting.flow import FLOW
from gongkai.reporting.models import AnnualReport

HEAVY = ("cases", "frozen", "computed", "sections", "manual", "files")

register(
    Module(
        code="reports",
        label="年度报告",
        section="监督",
        model=AnnualReport,
        position=35,
        columns=(
            Title("unit", "报告机关", value=lambda row: row.unit.name, order=("unit__name",)),
            Column("year", "年度"),
            Column("version", "版次"),
            State("state", "状态"),
            Clock("due_on", "法定期限", order=()),
            Date("submitted_on", "提交日期"),
            Date("published_on", "发布日期"),
            Column("author_name", "编制人", file_only=True),
        ),
        filters=ReportFilters,
        search=("unit__name", "unit__short_name"),
        rows=lambda rows: rows.select_related("unit").defer(*HEAVY),
        related=("unit", "information"),
        order=("-year", "unit__path", "-version"),
        create=acts.CREATE,
        edit=acts.EDIT,
        flow=FLOW,
        acts=acts.ACTS,
        tones={
            "draft": "",
            "in_review": "warning",
            "secrecy_review": "warning",
            "approved": "primary",
            "published": "success",
            "superseded": "ended",
            "discarded": "ended",
        },
        event_labels=views.EVENTS,
        outcomes=acts.OUTCOMES,
        notices=views.notices,
        describe=views.describe,
        facts=views.facts,
        tabs=(
            Tab("preview", "报告", "reporting/desk_preview.html", views.preview),
            Tab(
                "entered",
                "填报的数字",
                "reporting/desk_entered.html",
                views.entered,
                lambda row, _: len(row.manual),
            ),
            Tab("carried", "与上年衔接", "reporting/desk_carried.html", views.carried),
            Tab("units", "下级单位", "reporting/desk_units.html", views.units),
        ),
        checks=views.checks,
        clock=lambda row: (
            row.due_on,
            row.published_on,
            row.state in (ReportState.SUPERSEDED, ReportState.DISCARDED),
        ),
        owner=lambda row: row.unit,
        shared_timeline=True,
        todo=todo.groups,
    )
)
