"""The desk module 公开页面完整性: each look at the output, what was found, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils import timezone

from gongkai.core.desk.kit import (
    Act,
    Column,
    DeskFilterSet,
    Module,
    Notice,
    State,
    Tab,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.core.roles import Role
from gongkai.publishing import checks
from gongkai.publishing.models import CheckState, OutputCheck

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor


class NoteForm(forms.Form):
    """What was found out, and what was done."""

    note = forms.CharField(
        label="处理说明",
        max_length=checks.LONGEST_NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "请写明查明的原因和处理情况。"},
        help_text="写明原因和处理情况，如谁在什么时候直接改了服务器上的文件、是否已经收回权限。写入审计记录。",
    )


class CheckFilters(DeskFilterSet):
    """By what came of it."""

    state = django_filters.ChoiceFilter(label="结果", choices=CheckState.choices, empty_label="全部")


def _minute(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def _facts(row: OutputCheck) -> list[tuple[str, Any]]:
    return [
        ("结果", row.get_state_display()),
        ("核对的文件", f"{row.files} 个"),
        ("发现的问题", f"{row.found} 个" if row.found else "没有"),
        ("首次巡查", _minute(row.first_at)),
        ("最近巡查", _minute(row.last_at)),
        ("巡查次数", f"{row.times} 次"),
        ("确认人", row.acknowledged_by),
        ("确认时间", _minute(row.acknowledged_at) if row.acknowledged_at else ""),
        ("处理说明", row.note),
    ]


def _findings(row: OutputCheck, _actor: Actor) -> dict[str, Any]:
    return {"findings": row.findings.all(), "unnamed": max(0, row.found - row.findings.count())}


def _notices(row: OutputCheck, _actor: Actor) -> list[Notice]:
    if row.state != CheckState.OPEN:
        return []
    left = row.findings.filter(restored_at=None).count()
    said = f"其中 {left} 个尚未恢复。" if left else "都已恢复为批准发布的内容，多出的文件已移出公开目录。"
    words = f"公开目录中有 {row.found} 个文件或记录与批准发布的不一致。{said}请查明原因后确认。"
    return [Notice("公开页面被改动", tone="danger", text=words)]


def _todo(actor: Actor, _today: dt.date) -> list[TodoGroup]:
    mine = OutputCheck.objects.visible_to(acting_as(actor, *checks.KEEPERS)).filter(state=CheckState.OPEN)
    return [
        TodoGroup(
            "公开页面被改动，待确认", mine, "state=open", note=lambda row: f"{row.found} 个问题", urgent=True
        )
    ]


register(
    Module(
        code="integrity",
        label="公开页面完整性",
        section="监督",
        seats=frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
        model=OutputCheck,
        position=85,
        columns=(
            Title("found", "巡查结果", value=str),
            State("state", "状态"),
            Column(
                "first_at", "首次巡查", value=lambda row: _minute(row.first_at), order=("first_at",), css="nowrap"
            ),
            Column(
                "last_at", "最近巡查", value=lambda row: _minute(row.last_at), order=("last_at",), css="nowrap"
            ),
            Column("times", "次数", css="number"),
            Column("files", "文件", css="number"),
        ),
        filters=CheckFilters,
        related=("owner",),
        acts=(
            Act(
                "acknowledge",
                checks.acknowledge,
                label="确认",
                form=lambda data, _record, _actor: NoteForm(data),
                refusal=checks.no_acknowledging,
            ),
        ),
        tones={CheckState.SOUND: "success", CheckState.OPEN: "danger", CheckState.ACKNOWLEDGED: "ended"},
        event_labels={"acknowledge": "确认页面改动"},
        outcomes={"acknowledge": "已确认，处理说明已写入审计记录。"},
        notices=_notices,
        facts=_facts,
        tabs=(
            Tab(
                "findings",
                "问题",
                "publishing/desk_findings.html",
                _findings,
                count=lambda row, _actor: row.findings.count(),
            ),
        ),
        version=lambda row: f"{row.pk}:{row.times}:{row.acknowledged_at or ''}",
        todo=_todo,
    )
)
