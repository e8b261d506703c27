"""What a report says, as one JSON value: all that a rendering needs, and what is frozen when it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.orgs.root import get_root
from gongkai.reporting.enums import PUBLIC
from gongkai.reporting.figures import count, with_entered
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.orgs.models import Organization

Content = dict[str, Any]


def content_of(report: AnnualReport) -> Content:
    """A version's content: what was frozen, or what it says now."""
    if report.state in PUBLIC:
        return dict(report.frozen)
    return as_it_stands(report)


def as_it_stands(report: AnnualReport, *, published_on: dt.date | None = None) -> Content:
    """The content made of a version's figures and prose."""
    return {
        "unit": report.unit.name,
        "code": report.unit.code,
        "year": report.year,
        "version": report.version,
        "tables": with_entered(report.computed, report.manual),
        "sections": report.sections,
        "published_on": published_on.isoformat() if published_on else "",
        "note": _note(report, published_on),
    }


def content_for(
    unit: Organization | None, year: int, *, recount: bool = False
) -> tuple[Content, AnnualReport | None]:
    """What the report of a unit on a year says (None: the whole city), and the version that says it.

    What is published is given as it was frozen; else the figures are counted now, with the prose and the entered
    figures of the version in work, if there is one. `recount` leaves what is published aside. Raises FormError for
    a year without a form and NoRootError on an empty platform.
    """
    whose = unit or get_root()
    standing = AnnualReport.objects.select_related("unit").standing(whose, year)
    if standing is not None and not recount:
        return content_of(standing), standing
    report = AnnualReport.objects.select_related("unit").in_work(whose, year) or AnnualReport(
        unit=whose, year=year
    )
    figures = count(whose, year)
    report.computed, report.unsourced = figures.tables, figures.unsourced
    return as_it_stands(report), report


def _note(report: AnnualReport, published_on: dt.date | None) -> str:
    if report.version == 1 or not report.reason:
        return ""
    day = f"于{published_on.year}年{published_on.month}月{published_on.day}日" if published_on else ""
    return f"（本报告{day}作了更正：{report.reason.rstrip('。')}。）"
