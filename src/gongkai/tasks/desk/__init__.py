"""The desk module 任务台账: what was ordered, by when, how far it is, with evidence."""

from __future__ import annotations

from gongkai.core.desk.kit import Clock, Column, Date, Module, State, Tab, Title, register
from gongkai.tasks.desk import acts, todo, views
from gongkai.tasks.desk.filters import TaskFilters
from gongkai.tasks.flow import FLOW
from gongkai.tasks.models import Task

register(
    Module(
        code="tasks",
        label="任务台账",
        section="监督",
        model=Task,
        position=20,
        columns=(
            Title("text", "任务内容"),
            Column("number", "序号", css="nowrap"),
            Column("group", "类别", file_only=True),
            Column("lead", "牵头单位", value=views.units("lead")),
            Column("responsible", "责任单位", value=views.units("responsible")),
            State("state", "状态"),
            Clock("due_on", "完成时限"),
            Date("done_on", "完成日期", file_only=True),
            Column("document.document_number", "来源文件", css="nowrap"),
            Column("owner.label", "台账管理单位", order=("owner__name",), file_only=True),
        ),
        filters=TaskFilters,
        search=("text", "group", "document__title", "document__document_number"),
        rows=views.rows,
        order=views.ORDER,
        related=("owner", "document"),
        prefetch=("units__organization",),
        others=views.organizations,
        flow=FLOW,
        acts=acts.ACTS,
        tones={
            "open": "",
            "in_progress": "primary",
            "reported_done": "warning",
            "done": "success",
            "cancelled": "ended",
        },
        event_labels=views.EVENTS,
        outcomes=acts.OUTCOMES,
        notices=views.notices,
        describe=views.describe,
        facts=views.facts,
        content_template="tasks/desk_clause.html",
        tabs=(
            Tab(
                "progress", "进展", "tasks/desk_progress.html", views.progress, lambda row, _: row.progress.count()
            ),
            Tab("units", "单位", "tasks/desk_units.html", views.unit_rows),
        ),
        clock=lambda row: (row.due_on, row.done_on, row.state == "cancelled"),
        shared_timeline=True,
        todo=todo.groups,
    )
)
