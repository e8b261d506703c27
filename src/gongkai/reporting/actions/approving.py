"""From the draft to what may be published; each act raises RefusedError with the reason when it is not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.reporting.actions.base import move
from gongkai.reporting.enums import ReportEvent
from gongkai.reporting.flow import secrecy_asked

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.reporting.models import AnnualReport


@transaction.atomic
def submit(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """Hand it in: everything must agree, nothing may be missing, every question must have its answer."""
    return move(report, ReportEvent.SUBMIT, actor, submitted_on=timezone.localdate())


@transaction.atomic
def withdraw(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """Take back what was handed in and not yet approved."""
    return move(report, ReportEvent.WITHDRAW, actor, submitted_on=None)


@transaction.atomic
def approve(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """Somebody else than the author finds it right: on to the publisher, or to the secrecy review."""
    event = ReportEvent.PASS_TO_SECRECY if secrecy_asked(report) else ReportEvent.APPROVE
    return move(report, event, actor, approver_id=actor.person_id)


@transaction.atomic
def clear(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """保密审查员 finds nothing secret (条例 17)."""
    return move(report, ReportEvent.CLEAR, actor)


@transaction.atomic
def return_for_correction(report: AnnualReport, *, actor: Actor, reason: str) -> AnnualReport:
    """Back to the author, with the reason."""
    return move(report, ReportEvent.RETURN, actor, reason=reason, submitted_on=None, approver_id=None)
