"""What is published is corrected by a new version with its reason; a draft that is not wanted is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.reporting.actions.base import authored, move
from gongkai.reporting.actions.drafting import set_figures
from gongkai.reporting.enums import ReportEvent
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


@transaction.atomic
def correct(report: AnnualReport, *, actor: Actor, reason: str) -> AnnualReport:
    """A new version in work, with the old one's prose and entered figures, counted anew; the old one stays public
    until the new one is. RefusedError without a reason, or while another version is in work."""
    move(report, ReportEvent.CORRECT, actor, reason=reason)
    number = AnnualReport.objects.filter(unit=report.unit, year=report.year).order_by("-version").first()
    fresh = AnnualReport(
        unit=report.unit,
        year=report.year,
        version=(number.version if number else 0) + 1,
        reason=reason.strip()[:300],
        sections=report.sections,
        manual=report.manual,
        explanations=report.explanations,
        information=report.information,
    )
    set_figures(fresh)
    authored(fresh, actor)
    fresh.save()
    audit.record(
        "report.create",
        fresh,
        actor=actor,
        owner=fresh.unit,
        year=fresh.year,
        version=fresh.version,
        reason=reason,
    )
    return fresh


@transaction.atomic
def discard(report: AnnualReport, *, actor: Actor, reason: str) -> AnnualReport:
    """Put a draft away, with the reason; another can be begun."""
    return move(report, ReportEvent.DISCARD, actor, reason=reason)
