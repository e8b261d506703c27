"""What information puts on a person's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import TodoGroup, acting_as
from gongkai.core.roles import Role
from gongkai.information.desk import emergency, scheduling
from gongkai.information.desk.views import kind_label
from gongkai.information.enums import InformationState, RevisionState, Validity
from gongkai.information.interpreting import panel as interpreting
from gongkai.information.models import Information
from gongkai.information.workrules import rule_for, working_days_after

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

HANDED_ON = ("information.submit", "information.pass_to_secrecy")
MOVES = ("information.submit", "information.return", "information.withdraw", "information.restore")


def groups(actor: Actor, today: dt.date) -> list[TodoGroup]:
    """To review, to release, revisions to approve, returned drafts, policies about to lapse."""
    publishers = _rows(actor, Role.PUBLISHER).select_related("release")
    return [
        TodoGroup(
            "定时发布逾期",
            scheduling.overdue(publishers),
            "state=scheduled",
            due=lambda row: timezone.localdate(row.release.at),
            note=scheduling.when,
            urgent=True,
        ),
        *emergency.groups(_rows(actor, Role.PUBLISHER), actor, today),
        *interpreting.groups(_rows(actor, Role.DRAFTER, Role.PUBLISHER), today),
        TodoGroup(
            "转办给我", _handed(actor), note=lambda row: f"{row.assignment.by_name}转办。{row.assignment.reason}"
        ),
        TodoGroup(
            "待审核",
            _step(actor, Role.REVIEWER, InformationState.IN_REVIEW),
            "state=in_review",
            due=lambda row: _due(row, rule_for(row).review_days),
        ),
        TodoGroup(
            "待保密审查",
            _step(actor, Role.SECRECY_REVIEWER, InformationState.SECRECY_REVIEW),
            "state=secrecy_review",
            due=lambda row: _due(row, rule_for(row).secrecy_days),
        ),
        TodoGroup("待发布", _step(actor, Role.PUBLISHER, InformationState.REVIEWED), "state=reviewed"),
        TodoGroup("定时待发布", scheduling.waiting(publishers), "state=scheduled", note=scheduling.when),
        TodoGroup(
            "待批准的修改", _revised(actor), "state=published", note=lambda _row: "已发布内容有一份修订待批准"
        ),
        TodoGroup(
            "已公开信息中的个人信息",
            _exposing(actor),
            "personal=open",
            note=lambda row: str(row.privacy_debt),
            urgent=True,
        ),
        TodoGroup("被退回", _returned(actor), "state=draft", note=lambda row: f"退回理由：{row.returned_for}"),
        TodoGroup("起草中", _drafting(actor), "state=draft", note=_begun),
        TodoGroup("即将失效", _expiring(actor, today), "validity=in_force", due=lambda row: row.ended_on),
    ]


def _rows(actor: Actor, *roles: Role) -> QuerySet[Information]:
    return Information.objects.visible_to(acting_as(actor, *roles)).light().order_by("updated_at")


def _step(actor: Actor, role: Role, state: InformationState) -> QuerySet[Information]:
    """What waits for a seat; not what a colleague of it was handed."""
    moves = AuditEntry.objects.filter(
        subject_type="information.information",
        subject_id=Cast(OuterRef("pk"), CharField()),
        event__in=HANDED_ON,
    ).order_by("-sequence")
    mine = _rows(actor, role).filter(Q(assignment=None) | Q(assignment__person=actor.person_id), state=state)
    return mine.select_related("owner").annotate(since=Subquery(moves.values("at")[:1]))


def _due(row: Any, days: int) -> dt.date | None:
    """By when the step is to be done, as the rule of work says, counted from the day on which it began."""
    return working_days_after(timezone.localdate(row.since), days) if row.since else None


def _handed(actor: Actor) -> QuerySet[Information]:
    mine = _rows(actor, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER)
    return mine.filter(assignment__person=actor.person_id).select_related("assignment")


def _revised(actor: Actor) -> QuerySet[Information]:
    waiting = _rows(actor, Role.PUBLISHER).filter(revisions__state=RevisionState.PENDING)
    return waiting.exclude(revisions__state=RevisionState.PENDING, revisions__author=actor.person_id)


def _exposing(actor: Actor) -> QuerySet[Information]:
    """What came in published, with personal data that nobody has masked or kept on a ground."""
    mine = _rows(actor, Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER)
    return mine.filter(privacy_debt__count__gt=0).select_related("privacy_debt")


def _returned(actor: Actor) -> QuerySet[Information]:
    """Drafts whose last move was a return: once handed in again they are no longer here."""
    moves = AuditEntry.objects.filter(
        subject_type="information.information",
        subject_id=Cast(OuterRef("pk"), CharField()),
        event__in=MOVES,
    ).order_by("-sequence")
    drafts = _rows(actor, Role.DRAFTER).filter(state=InformationState.DRAFT)
    return drafts.annotate(
        last_move=Subquery(moves.values("event")[:1]),
        returned_for=Subquery(moves.values("data__reason")[:1]),
    ).filter(last_move="information.return")


def _drafting(actor: Actor) -> QuerySet[Information]:
    """Drafts that were never returned: what a drafter began and has not handed in."""
    drafts = _rows(actor, Role.DRAFTER).filter(state=InformationState.DRAFT)
    return drafts.exclude(pk__in=_returned(actor).values("pk")).order_by("-updated_at")


def _begun(row: Information) -> str:
    return f"{kind_label(row)}，{timezone.localtime(row.updated_at):%Y-%m-%d %H:%M} 修改，尚未提交审核"


def _expiring(actor: Actor, today: dt.date) -> QuerySet[Information]:
    """What was warned about and still stands."""
    standing = _rows(actor, Role.PUBLISHER, Role.REVIEWER, Role.DISCLOSURE_OFFICER)
    return standing.filter(
        state=InformationState.PUBLISHED,
        validity__in=(Validity.IN_FORCE, Validity.AMENDED),
        ended_on__gt=today,
        expiry_warnings__ended_on=F("ended_on"),
    ).order_by("ended_on")
