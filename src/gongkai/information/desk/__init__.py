"""The desk module 政府信息: from draft to release, with history, relations, files and validity."""

from __future__ import annotations

from gongkai.core.desk.kit import Choice, Column, Date, Module, State, Tab, Title, Validity, register
from gongkai.information.desk import (
    acts,
    checks,
    cleanups,
    countersigns,
    items,
    notices,
    packaging,
    publishing_rules,
    reviewing,
    todo,
    versions,
    views,
)
from gongkai.information.desk.filters import InformationFilters
from gongkai.information.flow import FLOW
from gongkai.information.models import Information

__all__ = ["cleanups", "countersigns", "publishing_rules"]  # modules of their own

register(
    Module(
        code="information",
        label="政府信息",
        section="信息发布",
        model=Information,
        position=10,
        columns=(
            Title("title", "标题"),
            Column("document_number", "发文字号", css="nowrap"),
            Column("kind", "类型", value=views.kind_label, order=("kind",), css="nowrap"),
            State("state", "状态"),
            Validity("validity", "效力"),
            Column("theme", "主题分类", file_only=True),
            Column("owner.label", "发布机构", order=("owner__name",), css="nowrap"),
            Date("written_on", "成文日期"),
            Date("published_on", "发布日期"),
            Date("updated_at", "修改日期", file_only=True),
            Choice("disclosure", "公开属性", file_only=True),
            Column("index_number", "索引号", file_only=True),
        ),
        filters=InformationFilters,
        search=("title", "document_number", "index_number", "keywords"),
        rows=views.rows,
        order=("-updated_at", "-pk"),
        related=("owner", "issuer"),
        create=acts.CREATE,
        edit=acts.EDIT,
        flow=FLOW,
        acts=acts.ACTS,
        tones={
            "draft": "",
            "in_review": "warning",
            "secrecy_review": "warning",
            "reviewed": "warning",
            "scheduled": "warning",
            "published": "success",
            "removed": "ended",
        },
        event_labels=views.EVENTS,
        outcomes=acts.OUTCOMES,
        notices=notices.notices,
        files=lambda row: row.attachments.all(),
        describe=views.describe,
        facts=views.facts,
        content_template="information/desk_body.html",
        beside_form="information/desk_beside.html",
        tabs=(
            Tab("files", "附件", "information/desk_files.html", count=lambda row, _: row.attachments.count()),
            Tab("review", "会签和批注", "information/desk_review.html", reviewing.review, reviewing.waiting),
            Tab("package", "三同步", "information/desk_package.html", packaging.tab),
            Tab("items", "公开事项", "information/desk_items.html", items.tab, items.count),
            Tab("validity", "效力", "information/desk_validity.html", views.validity),
            Tab("relations", "关联", "information/desk_relations.html", views.relations),
        ),
        checks=checks.checks,
        versions=versions.versions,
        todo=todo.groups,
    )
)
