"""What the desk shows of a report: its tables with what was entered, the units below it, who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import Check, Notice, Problem
from gongkai.reporting import paper, snapshot
from gongkai.reporting.checks import cell_name, findings, previous
from gongkai.reporting.content import content_of
from gongkai.reporting.deadlines import due_on, reporting_units
from gongkai.reporting.enums import OPEN, PUBLIC, ReportState
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.paper.numbers import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.actors import Actor

EVENTS = {
    "create": "建立",
    "recount": "重新统计",
    "edit": "编写文字",
    "figures": "填报数字",
    "explain": "说明提示",
}


def facts(report: AnnualReport) -> list[tuple[str, Any]]:
    return [
        ("报告机关", report.unit.name),
        ("报告年度", report.year),
        ("版次", report.version),
        ("更正理由", report.reason),
        ("法定期限", report.due_on),
        ("统计时间", timezone.localtime(report.counted_at)),
        ("编制人", report.author_name),
        ("提交日期", report.submitted_on),
        ("发布日期", report.published_on),
    ]


def preview(report: AnnualReport, _actor: Actor) -> dict[str, Any]:
    """The report as it will look, and the figures that somebody entered beside the counted ones."""
    body = paper.body(paper.write(content_of(report)))
    files = [(form.upper(), reverse("reporting:paper", args=[report.pk, form])) for form in paper.FORMATS]
    return {"body": mark_safe(body), "files": files}  # noqa: S308 - `paper.body` escapes text and cleans prose


def entered(report: AnnualReport, _actor: Actor) -> dict[str, Any]:
    """Each figure entered by hand with the counted one."""
    rows = []
    for path, each in sorted(report.manual.items()):
        table, row, column = path.split("/")
        counted = report.computed.get(table, {}).get(row, {}).get(column)
        at = each["at"][:16].replace("T", " ")
        told = "—" if path in report.unsourced else said(counted)
        rows.append((cell_name(report.year, path), told, said(each["value"]), each["by"], at, each["note"]))
    return {"rows": rows}


def units(report: AnnualReport, _actor: Actor) -> dict[str, Any]:
    """Who below has handed in, who has published, who is late."""
    today = timezone.localdate()
    versions = AnnualReport.objects.filter(year=report.year, unit__path__startswith=report.unit.path)
    newest = {each.unit_id: each for each in versions.filter(state__in=OPEN)}
    newest |= {each.unit_id: each for each in versions.filter(state=ReportState.PUBLISHED)}
    rows = []
    for unit in reporting_units(report.unit, report.year):
        own, day = newest.get(unit.pk), due_on(unit, report.year)
        out = own is not None and own.published_on is not None
        late = not out and day is not None and day < today
        rows.append({"unit": unit, "report": own, "due": day, "late": late, "out": out})
    return {"rows": rows, "out": sum(row["out"] for row in rows), "late": sum(row["late"] for row in rows)}


def carried(report: AnnualReport, _actor: Actor) -> dict[str, Any]:
    """What the report of the year before carried over otherwise than is carried in now, one application a line."""
    before = previous(report)
    found = snapshot.differences(before.cases, before.unit, before.year) if before else []
    return {"before": before, "rows": found[:200], "more": max(len(found) - 200, 0)}


def checks(report: AnnualReport) -> list[Check]:
    """Empty for what is over; else what hinders, then what wants words, each under its heading."""
    if report.state in (*PUBLIC, ReportState.DISCARDED):
        return []
    labels: dict[str, list[str]] = {"统计期限": [], "六个部分": [], "填报数字": [], "勾稽关系": [], "内容": []}
    for each in findings(report):
        words = each.says if each.blocks else f"{each.says}。请核对后填写说明"
        labels[each.label].append(Problem(words, blocks=each.blocks))
    return [Check(label, tuple(problems)) for label, problems in labels.items()]


def notices(report: AnnualReport, _actor: Actor) -> list[Notice]:
    """Why it came back; where the public reads it."""
    found = []
    if report.state == ReportState.DRAFT:
        moves = AuditEntry.objects.of(report).filter(event__in=("report.return", "report.submit"))
        last = moves.first()
        if last and last.event == "report.return":
            told = str(last.data.get("reason", ""))
            found.append(Notice(f"{last.actor_name}退回修改", "warning", f"退回理由：{told}"))
    if report.state == ReportState.PUBLISHED and report.information:
        link = report.information.get_absolute_url()
        found.append(Notice("已公开", link=link, link_label="查看公开页面"))
    return [*found, *_later(report)]


def _later(report: AnnualReport) -> list[Notice]:
    """The version that is to take this one's place, or has."""
    if report.state not in PUBLIC:
        return []
    versions = AnnualReport.objects.filter(unit=report.unit, year=report.year, version__gt=report.version)
    newest = versions.exclude(state=ReportState.DISCARDED).order_by("-version").only("pk", "version").first()
    if newest is None:
        return []
    link = reverse("desk:detail", args=["reports", newest.pk])
    return [Notice("更正版", link=link, link_label=f"打开第{newest.version}版")]


def describe(event: str, data: Mapping[str, Any]) -> str:
    """What the trail says of an act, in words."""
    if event == "edit":
        return "、".join(data.get("sections", []))
    if event == "figures":
        return f"{len(data.get('figures', {}))} 项；{data.get('note', '')}"
    if event == "recount":
        return f"{data.get('changed', 0)} 项有变化"
    return str(data.get("words", "") if event == "explain" else data.get("reason", ""))
