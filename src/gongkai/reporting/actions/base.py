"""What the acts share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core import audit
from gongkai.reporting.enums import ReportState
from gongkai.reporting.flow import FLOW
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.reporting.enums import ReportEvent


def locked(report: AnnualReport) -> AnnualReport:
    """The row as it stands now, locked until the transaction ends."""
    return AnnualReport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=report.pk)


def move(
    report: AnnualReport, event: ReportEvent, actor: Actor, *, reason: str = "", **changes: Any
) -> AnnualReport:
    """Take one line of the flow: state, changes and entry together. RefusedError when the table has none."""
    row = locked(report)
    line = FLOW.require(event, row, actor, reason=reason)
    before, row.state = row.state, line.target
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    said = {"reason": reason.strip()} if reason.strip() else {}
    state = [before, str(ReportState(line.target))]
    audit.record(f"report.{event.value}", row, actor=actor, owner=row.unit, state=state, **said)
    report.refresh_from_db()
    return report


def authored(row: AnnualReport, actor: Actor) -> None:
    """Whoever changed what a version says is its author: they may neither approve nor publish it."""
    row.author_id, row.author_name = actor.person_id, actor.name
