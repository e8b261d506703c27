"""Who may do what to information in which state (公开工作规则). What is not listed is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role
from gongkai.information import kinds
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState as State
from gongkai.information.enums import RevisionState, SecondApprovalState
from gongkai.information.rows import problems

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information, Revision

EDITORS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER})
# A draft under review has no number and no date yet: they come with the signature.
GIVEN_AT_ISSUE = {"document_number", "written_on", "effective_on", "published_on"}


def _four_eyes(information: Information, actor: Actor) -> str:
    last = information.revisions.exclude(state=RevisionState.REJECTED).order_by("-number").first()
    return _not_own(last, actor)


def _not_own(revision: Revision | None, actor: Actor) -> str:
    if revision is None or actor.person_id is None or revision.author_id != actor.person_id:
        return ""
    return "最后一次修改出自您本人，须由另一位发布人批准（双人复核）。"


def _complete(information: Information, _actor: Actor) -> str:
    # The day of release is set by the release itself.
    return _missing(information, {"published_on"})


def _ready_for_review(information: Information, _actor: Actor) -> str:
    return _missing(information, GIVEN_AT_ISSUE)


def _missing(information: Information, later: set[str]) -> str:
    kind = kinds.get(information.kind)
    values = {name: getattr(information, name) for name in (*kind.required, "elements")}
    missing = [name for name in kind.missing(values) if name not in later]
    return f"缺少必填项：{'、'.join(_label(information, name) for name in missing)}。" if missing else ""


def _sound(information: Information, _actor: Actor) -> str:
    found = problems(information)
    more = f"（另有 {len(found) - 3} 处，见“检查”）" if len(found) > 3 else ""  # noqa: PLR2004 - the rest is counted
    return f"要素和表格有误：{'；'.join(found[:3])}{more}。" if found else ""


def _label(information: Information, name: str) -> str:
    own = kinds.get(information.kind).field(name)
    return own.label if own else str(getattr(information._meta.get_field(name), "verbose_name", name))


def _pending(information: Information, _actor: Actor) -> str:
    waiting = information.revisions.filter(state=RevisionState.PENDING).exists()
    return "" if waiting else "没有待批准的修订。"


def _proposed_by_another(information: Information, actor: Actor) -> str:
    return _not_own(information.revisions.filter(state=RevisionState.PENDING).first(), actor)


def _none_pending(information: Information, _actor: Actor) -> str:
    waiting = information.revisions.filter(state=RevisionState.PENDING).exists()
    return "已有一份修订待批准，请先处理。" if waiting else ""


def _second_approval_owed(information: Information, _actor: Actor) -> str:
    owed = information.second_approvals.filter(state=SecondApprovalState.OWED).exists()
    return "" if owed else "这条信息没有待补审的紧急发布。"


def _released_by_another(information: Information, actor: Actor) -> str:
    owed = information.second_approvals.filter(state=SecondApprovalState.OWED).first()
    if owed is None or actor.person_id is None or owed.released_by_id != actor.person_id:
        return ""
    return "紧急发布由您本人办理，须由另一位发布人补审。"


FOUR_EYES = Guard("双人复核", _four_eyes)
COMPLETE = Guard("必填项齐全", _complete)
READY_FOR_REVIEW = Guard("送审内容齐全", _ready_for_review)
SOUND = Guard("要素和表格核对无误", _sound)
PENDING = Guard("有待批准的修订", _pending)
PROPOSED_BY_ANOTHER = Guard("修订由他人提出", _proposed_by_another)
NONE_PENDING = Guard("没有待批准的修订", _none_pending)
REVIEWERS = frozenset({Role.REVIEWER})
PUBLISHERS = frozenset({Role.PUBLISHER})
SECOND_APPROVAL_OWED = Guard("有待补审的紧急发布", _second_approval_owed)
RELEASED_BY_ANOTHER = Guard("紧急发布由他人办理", _released_by_another)
RELEASABLE = (FOUR_EYES, COMPLETE, SOUND)
CHECKERS = REVIEWERS | PUBLISHERS

FLOW = Flow(
    name="政府信息发布",
    states=State,
    events=Event,
    initial=(State.DRAFT,),
    ends=frozenset({State.PUBLISHED, State.REMOVED}),
    transitions=(
        Transition(Event.EDIT, (State.DRAFT,), State.DRAFT, EDITORS),
        Transition(
            Event.SUBMIT, (State.DRAFT,), State.IN_REVIEW, frozenset({Role.DRAFTER}), (READY_FOR_REVIEW, SOUND)
        ),
        Transition(Event.PASS, (State.IN_REVIEW,), State.REVIEWED, REVIEWERS),
        Transition(
            Event.RETURN,
            (State.IN_REVIEW, State.REVIEWED, State.SCHEDULED),
            State.DRAFT,
            CHECKERS,
            needs_reason=True,
        ),
        # From SCHEDULED also by the timer, when the minute has come.
        Transition(Event.PUBLISH, (State.REVIEWED, State.SCHEDULED), State.PUBLISHED, PUBLISHERS, RELEASABLE),
        Transition(Event.SCHEDULE, (State.REVIEWED,), State.SCHEDULED, PUBLISHERS, RELEASABLE),
        Transition(Event.UNSCHEDULE, (State.SCHEDULED,), State.REVIEWED, PUBLISHERS),
        # One publisher alone, in an emergency: the second approval is owed afterwards.
        Transition(
            Event.EMERGENCY_PUBLISH,
            (State.DRAFT, State.IN_REVIEW, State.REVIEWED, State.SCHEDULED),
            State.PUBLISHED,
            PUBLISHERS,
            (COMPLETE, SOUND),
            needs_reason=True,
            destructive=True,
        ),
        Transition(
            Event.CONFIRM_EMERGENCY,
            (State.PUBLISHED,),
            State.PUBLISHED,
            PUBLISHERS,
            (SECOND_APPROVAL_OWED, RELEASED_BY_ANOTHER),
        ),
        Transition(
            Event.UNDO_EMERGENCY,
            (State.PUBLISHED,),
            State.REMOVED,
            PUBLISHERS,
            (SECOND_APPROVAL_OWED, RELEASED_BY_ANOTHER),
            needs_reason=True,
            destructive=True,
        ),
        Transition(Event.REVISE, (State.PUBLISHED,), State.PUBLISHED, EDITORS, (NONE_PENDING,)),
        Transition(
            Event.APPROVE_REVISION,
            (State.PUBLISHED,),
            State.PUBLISHED,
            PUBLISHERS,
            (PENDING, PROPOSED_BY_ANOTHER),
        ),
        Transition(
            Event.REJECT_REVISION, (State.PUBLISHED,), State.PUBLISHED, CHECKERS, (PENDING,), needs_reason=True
        ),
        Transition(
            Event.REMOVE, (State.PUBLISHED,), State.REMOVED, PUBLISHERS, needs_reason=True, destructive=True
        ),
        Transition(Event.RESTORE, (State.REMOVED,), State.DRAFT, EDITORS, needs_reason=True),
    ),
)
