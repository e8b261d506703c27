"""What reports put on a person's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.desk.kit import TodoGroup, acting_as
from gongkai.core.roles import Role
from gongkai.reporting.enums import ReportState
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor


def groups(actor: Actor, today: dt.date) -> list[TodoGroup]:
    """To be written, checked, cleared, published; and for the office above: who is late."""
    mine = _of(actor, Role.DRAFTER, Role.HANDLER) | _own_office(actor)
    office = _of(actor, Role.DISCLOSURE_OFFICER).open().exclude(pk__in=_own_office(actor).values("pk"))
    late = [report.pk for report in office if _is_late(report, today)]
    return [
        _group("年度报告待编制", mine.distinct().filter(state=ReportState.DRAFT), "state=draft"),
        _group(
            "年度报告待审核",
            _of(actor, Role.REVIEWER, Role.SIGNATORY).filter(state=ReportState.IN_REVIEW),
            "state=in_review",
        ),
        _group(
            "年度报告待保密审查",
            _of(actor, Role.SECRECY_REVIEWER).filter(state=ReportState.SECRECY_REVIEW),
            "state=secrecy_review",
        ),
        _group("年度报告待发布", _of(actor, Role.PUBLISHER).filter(state=ReportState.APPROVED), "state=approved"),
        TodoGroup("下级单位年度报告逾期", office.filter(pk__in=late), "late=1", due=due, urgent=True),
    ]


def due(report: Any) -> dt.date | None:
    found: dt.date | None = report.due_on
    return found


def _group(label: str, rows: QuerySet[Any], query: str) -> TodoGroup:
    return TodoGroup(label, rows, query, due=due)


def _of(actor: Actor, *roles: Role) -> Any:
    held = acting_as(actor, *roles)
    return AnnualReport.objects.filter(held.reach("unit")).select_related("unit").order_by("year", "pk")


def _own_office(actor: Actor) -> Any:
    """The reports that the person writes as their own unit's 政务公开办."""
    own = [grant.organization_id for grant in actor.grants if grant.role is Role.DISCLOSURE_OFFICER]
    return AnnualReport.objects.filter(unit__in=own).select_related("unit").order_by("year", "pk")


def _is_late(report: AnnualReport, today: dt.date) -> bool:
    return report.due_on is not None and report.due_on < today
