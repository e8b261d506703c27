"""Writing a report: counted figures, prose, figures entered beside the counted, words to open questions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.body import tidy
from gongkai.law.annual_report import LARGEST, FormError, Measure, form_for
from gongkai.reporting.actions.base import authored, locked
from gongkai.reporting.checks import explainable, figure_cells
from gongkai.reporting.enums import ReportEvent
from gongkai.reporting.figures import count
from gongkai.reporting.flow import FLOW, WRITERS
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.paper.numbers import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

MOST_WORDS = 300
_DECIMALS = 6
_NO_SEAT = "年度报告须由{unit}的拟稿人、承办人或者政务公开办编制。"


@transaction.atomic
def draft(unit: Organization, year: int, *, actor: Actor) -> AnnualReport:
    """The first version of a unit's report, with the figures as they are counted now.

    RefusedError without a writer's post in the unit, or where there is a version already (correct that one);
    InvalidInputError for a year that had no form.
    """
    report = AnnualReport(unit=unit, year=year)
    if not WRITERS & report.seats_of(actor):
        raise RefusedError(_NO_SEAT.format(unit=unit.name))
    earlier = AnnualReport.objects.filter(unit=unit, year=year)
    if earlier.open().exists() or AnnualReport.objects.standing(unit, year):
        raise RefusedError(f"{unit.name}{year}年度的报告已经有了，请打开那一份；已发布的请办理更正。")
    report.version = (earlier.order_by("-version").values_list("version", flat=True).first() or 0) + 1
    set_figures(report)
    authored(report, actor)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as error:
        raise RefusedError(f"{unit.name}{year}年度的报告刚由他人建立，请打开那一份。") from error
    audit.record("report.create", report, actor=actor, owner=unit, year=year, version=report.version)
    return report


@transaction.atomic
def recount(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """Count the figures of a draft anew; what was entered by hand stays beside them."""
    row = _draft(report, actor)
    before = row.computed
    set_figures(row)
    row.save()
    changed = _changed(before, row.computed)
    audit.record("report.recount", row, actor=actor, owner=row.unit, changed=changed)
    report.refresh_from_db()
    return report


@transaction.atomic
def edit_prose(report: AnnualReport, sections: Mapping[str, str], *, actor: Actor) -> AnnualReport:
    """The words of the sections (HTML, cleaned). InvalidInputError for a section that the form does not have."""
    row = _draft(report, actor)
    known = {section.key: section for section in form_for(row.year).sections}
    if unknown := set(sections) - set(known):
        raise InvalidInputError(min(unknown), f"没有“{min(unknown)}”这一部分，应为 {'、'.join(known)} 之一。")
    fresh = row.sections | {key: tidy(html).html for key, html in sections.items()}
    changed = [known[key].title for key in sections if fresh[key] != row.sections.get(key, "")]
    if not changed:
        return report
    row.sections = fresh
    authored(row, actor)
    row.save()
    audit.record("report.edit", row, actor=actor, owner=row.unit, sections=changed)
    report.refresh_from_db()
    return report


@transaction.atomic
def enter_figures(
    report: AnnualReport, figures: Mapping[str, Any], *, note: str = "", actor: Actor
) -> AnnualReport:
    """Enter figures ({table/row/column: number}) beside what was counted; None or "" takes an entry back.

    Each entry keeps who made it, when, and the note on where it comes from. Applications are not entered: they are
    the cases. InvalidInputError names the cell and what would be right.
    """
    row = _draft(report, actor)
    cells = {path: (name, measure) for path, name, measure in figure_cells(row.year)}
    fresh = dict(row.manual)
    for path, value in figures.items():
        if path not in cells:
            raise InvalidInputError(path, f"“{path}”不是可以填报的项，申请的数字由办件统计。")
        kept = read_figure(path, cells[path], value)
        if kept is None:
            fresh.pop(path, None)
        elif kept != fresh.get(path, {}).get("value"):
            fresh[path] = _entry(kept, note, actor)
    changed = {path: _pair(row.manual, fresh, path) for path in figures if row.manual.get(path) != fresh.get(path)}
    if not changed:
        return report
    row.manual = fresh
    authored(row, actor)
    row.save()
    audit.record("report.figures", row, actor=actor, owner=row.unit, figures=changed, note=note[:MOST_WORDS])
    report.refresh_from_db()
    return report


@transaction.atomic
def explain(report: AnnualReport, finding: str, words: str, *, actor: Actor) -> AnnualReport:
    """Answer a question of the checks (`Finding.key`) in words; empty words take the answer back."""
    row = _draft(report, actor)
    if finding not in {each.key for each in explainable(row)} | set(row.explanations):
        raise InvalidInputError("finding", "没有这一条提示，请刷新后再填写说明。")
    fresh = {key: value for key, value in row.explanations.items() if key != finding}
    if words.strip():
        fresh[finding] = words.strip()[:MOST_WORDS]
    row.explanations = fresh
    authored(row, actor)
    row.save()
    audit.record("report.explain", row, actor=actor, owner=row.unit, finding=finding, words=words.strip())
    report.refresh_from_db()
    return report


def set_figures(report: AnnualReport) -> None:
    """The figures as counted now, not saved. InvalidInputError for a year that had no form."""
    try:
        figures = count(report.unit, report.year)
    except FormError as error:
        raise InvalidInputError("year", f"{error}。") from error
    report.computed, report.unsourced = figures.tables, figures.unsourced
    report.counted_at = timezone.now()


def read_figure(path: str, cell: tuple[str, Measure], value: Any) -> int | str | None:
    """A figure as it is kept: whole numbers as such, amounts as text. InvalidInputError for anything else."""
    name, measure = cell
    text = str(value if value is not None else "").replace(",", "").replace("，", "").strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except ArithmeticError:
        number = Decimal("NaN")
    whole = number.is_finite() and number == number.to_integral_value()
    if not number.is_finite() or (measure is not Measure.AMOUNT and not whole):
        wanted = "数字，单位为万元" if measure is Measure.AMOUNT else "整数"
        raise InvalidInputError(path, f"{name}应为{wanted}，不能是“{text[:40]}”。")
    if abs(number) >= LARGEST or number != round(number, _DECIMALS):
        raise InvalidInputError(path, f"{name}应不超过15位，小数不超过{_DECIMALS}位，请核对单位。")
    if number < 0 and measure is not Measure.CHANGE:
        raise InvalidInputError(path, f"{name}不能是负数。")
    return said(number) if measure is Measure.AMOUNT else int(number)


def _draft(report: AnnualReport, actor: Actor) -> AnnualReport:
    row = locked(report)
    FLOW.require(ReportEvent.EDIT, row, actor)
    return row


def _entry(value: int | str, note: str, actor: Actor) -> dict[str, Any]:
    at = timezone.localtime().isoformat(timespec="minutes")
    return {"value": value, "note": note.strip()[:MOST_WORDS], "by": actor.name, "at": at}


def _pair(old: Mapping[str, Any], new: Mapping[str, Any], path: str) -> list[Any]:
    return [old.get(path, {}).get("value"), new.get(path, {}).get("value")]


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    """How many cells came out otherwise."""
    return sum(
        value != before.get(table, {}).get(row, {}).get(column)
        for table, rows in after.items()
        for row, cells in rows.items()
        for column, value in cells.items()
    )
