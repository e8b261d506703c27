"""What must be in order before a report is handed in, and what somebody must have looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.law.annual_report import check, form_for
from gongkai.reporting import snapshot
from gongkai.reporting.enums import ReportState
from gongkai.reporting.figures import with_entered
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.paper.prose import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIKE_LAST_YEAR = 60  # characters: a shorter paragraph may well stand in two years' reports
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong (`blocks`) or that wants an explanation; `key` names it for that."""

    key: str
    label: str
    says: str
    blocks: bool = True


def findings(report: AnnualReport) -> list[Finding]:
    """Everything, what hinders first. An explained question is none any more."""
    found = [each for each in _all(report) if each.blocks or not report.explanations.get(each.key)]
    return sorted(found, key=lambda each: not each.blocks)


def refusal(report: AnnualReport) -> str:
    """Why the report may not be handed in; "" when nothing hinders it."""
    says = [each.says for each in findings(report)]
    more = f"（另有 {len(says) - _SHOWN} 处，见“检查”）" if len(says) > _SHOWN else ""
    return f"还不能提交：{'；'.join(says[:_SHOWN])}{more}。" if says else ""


def _all(report: AnnualReport) -> Iterator[Finding]:
    yield from _year(report)
    yield from _sections(report)
    yield from _sources(report)
    yield from _tables(report)
    yield from _repeated(report)


def _year(report: AnnualReport) -> Iterator[Finding]:
    if report.year >= timezone.localdate().year:
        yield Finding("year", "统计期限", f"{report.year}年还没有结束，统计期限为1月1日至12月31日")
    elif timezone.localdate(report.counted_at).year <= report.year:
        yield Finding("counted", "统计期限", "数字是在年度结束前统计的，请重新统计")


def _sections(report: AnnualReport) -> Iterator[Finding]:
    """The six parts (条例 50): none may be missing; those that hold a table speak by it."""
    for section in form_for(report.year).sections:
        if not section.tables and not blocks_of(report.sections.get(section.key, "")):
            says = f"第{section.number}部分“{section.title}”还没有内容（没有的请写明“无”）"
            yield Finding(f"section.{section.key}", "六个部分", says)


def _sources(report: AnnualReport) -> Iterator[Finding]:
    for path, why in sorted(report.unsourced.items()):
        if path not in report.manual:
            yield Finding(f"source.{path}", "填报数字", f"{cell_name(report.year, path)}：{why}")


def _tables(report: AnnualReport) -> Iterator[Finding]:
    """The sums and cells; a question (soft) and a figure carried in otherwise than out may be explained."""
    said = with_entered(report.computed, report.manual)
    before = previous(report)
    tables = with_entered(before.computed, before.manual) if before else None
    for each in check(form_for(report.year), said, tables):
        says = f"{each.says or each.where}，应为 {each.expected}，现为 {each.found}"
        carried = each.identity == "I4"
        if carried and before:
            says += f"（{_reasons(before)}）"
        yield Finding(f"{each.identity}.{each.where}", "勾稽关系", says, blocks=not (each.soft or carried))


def previous(report: AnnualReport) -> AnnualReport | None:
    """The same unit's published report on the year before."""
    return AnnualReport.objects.filter(unit=report.unit, year=report.year - 1, state=ReportState.PUBLISHED).first()


def _reasons(before: AnnualReport) -> str:
    """Which applications the two years count otherwise, and why."""
    found = snapshot.differences(before.cases, before.unit, before.year)
    words = [f"{'多' if each.more else '少'} {each.number}：{each.reason}" for each in found[:_SHOWN]]
    more = f"等 {len(found)} 件" if len(found) > _SHOWN else ""
    return "；".join(words) + more if words else "逐件核对没有差异，请核对填报的数字"


def _repeated(report: AnnualReport) -> Iterator[Finding]:
    """照搬照抄: long paragraphs that stand word for word in the report of the year before."""
    before = previous(report)
    if before is None:
        return
    for key, html in report.sections.items():
        old = {block.text for block in blocks_of(before.sections.get(key, ""))}
        copied = [
            block.text for block in blocks_of(html) if block.text in old and len(block.text) >= _LIKE_LAST_YEAR
        ]
        if copied:
            says = f"有 {len(copied)} 段与上年度报告完全相同（“{copied[0][:20]}…”），不得照搬照抄往年的报告"
            yield Finding(f"copied.{key}", "内容", says, blocks=False)


def cell_name(year: int, path: str) -> str:
    """A cell in the words of the form: 行政许可·本年处理决定数量."""
    key, row_key, column_key = path.split("/")
    table = form_for(year).table(key)
    row, column = table.row(row_key), table.column(column_key)
    return f"{row.label}·{column.full_label}"


def explainable(report: AnnualReport) -> list[Finding]:
    """The questions that somebody may answer in words."""
    return [each for each in _all(report) if not each.blocks]


def figure_cells(year: int) -> list[tuple[str, str, Any]]:
    """(path, name, measure) of the cells that may be entered by hand: all but those of the applications."""
    return [
        (
            f"{table.key}/{row.key}/{column.key}",
            cell_name(year, f"{table.key}/{row.key}/{column.key}"),
            column.measure,
        )
        for table in form_for(year).tables
        if table.key != "requests"
        for row, column in table.cells()
    ]
