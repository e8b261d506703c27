"""Who may do what to a report in which state. What is not listed is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.audit.models import AuditEntry
from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role
from gongkai.information.models import Information
from gongkai.information.workrules import rule_for
from gongkai.reporting import checks
from gongkai.reporting.enums import ReportEvent as Event
from gongkai.reporting.enums import ReportState as State
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

KIND = "annual_report"
# 承办人: also the unit's own 政务公开办 (see `AnnualReport.seats_of`).
WRITERS = frozenset({Role.DRAFTER, Role.HANDLER})
CHECKERS = frozenset({Role.REVIEWER, Role.SIGNATORY})
SECRECY = frozenset({Role.SECRECY_REVIEWER})
PUBLISHERS = frozenset({Role.PUBLISHER})
OFFICE = frozenset({Role.DISCLOSURE_OFFICER})
_REVIEWING = (State.IN_REVIEW, State.SECRECY_REVIEW, State.APPROVED)


def secrecy_asked(report: AnnualReport) -> bool:
    """Whether the rules of work want a secrecy review before such information goes out."""
    return bool(rule_for(Information(kind=KIND, owner=report.unit)).secrecy_review)


def _nothing_blocks(report: AnnualReport, _actor: Actor) -> str:
    return checks.refusal(report)


def _not_author(report: AnnualReport, actor: Actor) -> str:
    own = actor.person_id is not None and report.author_id == actor.person_id
    return "本版报告由您本人编制，须由另一人办理（双人复核）。" if own else ""


def _not_approver(report: AnnualReport, actor: Actor) -> str:
    own = actor.person_id is not None and report.approver_id == actor.person_id
    return "审核由您本人办理，须由另一人作保密审查。" if own else ""


def _not_clearer(report: AnnualReport, actor: Actor) -> str:
    steps = ("report.submit", "report.clear")
    last = AuditEntry.objects.of(report).filter(event__in=steps).first()
    own = last is not None and last.event == "report.clear" and actor.person_id is not None
    return "保密审查由您本人办理，须由另一人发布。" if own and last and last.actor_id == actor.person_id else ""


def _asked(report: AnnualReport, _actor: Actor) -> str:
    return "" if secrecy_asked(report) else "发布规则没有要求保密审查，请直接审核通过。"


def _not_asked(report: AnnualReport, _actor: Actor) -> str:
    return "按发布规则，年度报告发布前须经保密审查。" if secrecy_asked(report) else ""


def _none_open(report: AnnualReport, _actor: Actor) -> str:
    open_ = AnnualReport.objects.in_work(report.unit, report.year)
    return f"本年度已有第{open_.version}版正在编制，请先办完。" if open_ else ""


NOTHING_BLOCKS = Guard("检查没有须处理的问题", _nothing_blocks)
NOT_AUTHOR = Guard("由编制人以外的人办理", _not_author)
NOT_APPROVER = Guard("由审核人以外的人办理", _not_approver)
NOT_CLEARER = Guard("由保密审查员以外的人办理", _not_clearer)
ASKED = Guard("发布规则要求保密审查", _asked)
NOT_ASKED = Guard("发布规则不要求保密审查", _not_asked)
NONE_OPEN = Guard("没有正在编制的版本", _none_open)

FLOW = Flow(
    name="年度报告",
    states=State,
    events=Event,
    initial=(State.DRAFT,),
    ends=frozenset({State.PUBLISHED, State.SUPERSEDED, State.DISCARDED}),
    transitions=(
        Transition(Event.EDIT, (State.DRAFT,), State.DRAFT, WRITERS),
        Transition(Event.SUBMIT, (State.DRAFT,), State.IN_REVIEW, WRITERS, (NOTHING_BLOCKS,)),
        Transition(Event.DISCARD, (State.DRAFT,), State.DISCARDED, WRITERS, needs_reason=True, destructive=True),
        Transition(Event.WITHDRAW, (State.IN_REVIEW, State.SECRECY_REVIEW), State.DRAFT, WRITERS),
        Transition(Event.APPROVE, (State.IN_REVIEW,), State.APPROVED, CHECKERS, (NOT_ASKED, NOT_AUTHOR)),
        Transition(Event.PASS_TO_SECRECY, (State.IN_REVIEW,), State.SECRECY_REVIEW, CHECKERS, (ASKED, NOT_AUTHOR)),
        Transition(Event.CLEAR, (State.SECRECY_REVIEW,), State.APPROVED, SECRECY, (NOT_AUTHOR, NOT_APPROVER)),
        # The office above may send back what is wrong before it is public, as it may tell a unit to correct it.
        Transition(
            Event.RETURN, _REVIEWING, State.DRAFT, CHECKERS | SECRECY | PUBLISHERS | OFFICE, needs_reason=True
        ),
        Transition(
            Event.PUBLISH,
            (State.APPROVED,),
            State.PUBLISHED,
            PUBLISHERS,
            (NOT_AUTHOR, NOT_CLEARER, NOTHING_BLOCKS),
        ),
        Transition(Event.CORRECT, (State.PUBLISHED,), State.PUBLISHED, WRITERS, (NONE_OPEN,), needs_reason=True),
        # Taken with the publication of the next version, by whoever publishes that.
        Transition(Event.SUPERSEDE, (State.PUBLISHED,), State.SUPERSEDED, PUBLISHERS, by_itself=True),
    ),
)
