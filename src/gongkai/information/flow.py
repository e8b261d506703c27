"""Who may do what to information in which state (公开工作规则). What is not listed is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.audit.models import AuditEntry
from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role
from gongkai.information import checking, kinds, package
from gongkai.information.enums import CountersignState, RevisionState, SecondApprovalState
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState as State
from gongkai.information.personal import findings as personal
from gongkai.information.rows import problems
from gongkai.information.workrules import rule_for

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


def _secrecy_asked(information: Information, _actor: Actor) -> str:
    return "" if rule_for(information).secrecy_review else "发布规则没有要求保密审查，请直接审核通过。"


def _no_secrecy_asked(information: Information, _actor: Actor) -> str:
    return "按发布规则，此信息发布前须经保密审查。" if rule_for(information).secrecy_review else ""


def _passed_by_another(information: Information, actor: Actor) -> str:
    passed = AuditEntry.objects.of(information).filter(event="information.pass_to_secrecy").first()
    own = passed is not None and actor.person_id is not None and passed.actor_id == actor.person_id
    return "审核由您本人办理，须由另一人作保密审查。" if own else ""


def _cleared_by_another(information: Information, actor: Actor) -> str:
    steps = ("information.submit", "information.clear_secrecy")
    last = AuditEntry.objects.of(information).filter(event__in=steps).first()
    own = last is not None and last.event == steps[1] and actor.person_id is not None
    return "保密审查由您本人办理，须由另一人发布。" if own and last and last.actor_id == actor.person_id else ""


def _countersigned(information: Information, _actor: Actor) -> str:
    waiting = information.countersigns.filter(state=CountersignState.ASKED).select_related("organization")
    units = "、".join(each.organization.label for each in waiting)
    return f"会签未完：{units}还没有答复。" if units else ""


def _opinions_settled(information: Information, _actor: Actor) -> str:
    left = information.opinions.filter(done_at__isnull=True).count()
    return f"还有 {left} 条批注没有处理，请逐条勾销后再送审。" if left else ""


def _nothing_personal_open(information: Information, _actor: Actor) -> str:
    return personal.refusal(information)


def _nothing_personal_proposed(information: Information, _actor: Actor) -> str:
    waiting = information.revisions.filter(state=RevisionState.PENDING).first()
    return personal.refusal(information, waiting.content) if waiting else ""


def _nothing_blocks(information: Information, _actor: Actor) -> str:
    return checking.refusal(information)


def _nothing_new_blocks(information: Information, _actor: Actor) -> str:
    waiting = information.revisions.filter(state=RevisionState.PENDING).first()
    return checking.newly_refused(information, waiting.content) if waiting else ""


def _with_interpretation(information: Information, _actor: Actor) -> str:
    missing = package.lacks(information)
    return f"政策文件与解读须{package.steps()}：{'；'.join(missing)}。" if missing else ""


def _after_its_policy(information: Information, _actor: Actor) -> str:
    document = package.waits_for(information)
    return f"本解读与《{document.title}》同步发布，请在该文件上批准发布。" if document else ""


FOUR_EYES = Guard("双人复核", _four_eyes)
COMPLETE = Guard("必填项齐全", _complete)
READY_FOR_REVIEW = Guard("送审内容齐全", _ready_for_review)
SOUND = Guard("要素和表格核对无误", _sound)
PENDING = Guard("有待批准的修订", _pending)
PROPOSED_BY_ANOTHER = Guard("修订由他人提出", _proposed_by_another)
NONE_PENDING = Guard("没有待批准的修订", _none_pending)
REVIEWERS = frozenset({Role.REVIEWER})
PUBLISHERS = frozenset({Role.PUBLISHER})
DRAFTERS = frozenset({Role.DRAFTER})
SECOND_APPROVAL_OWED = Guard("有待补审的紧急发布", _second_approval_owed)
RELEASED_BY_ANOTHER = Guard("紧急发布由他人办理", _released_by_another)
SECRECY_ASKED = Guard("发布规则要求保密审查", _secrecy_asked)
NO_SECRECY_ASKED = Guard("发布规则不要求保密审查", _no_secrecy_asked)
PASSED_BY_ANOTHER = Guard("审核由他人办理", _passed_by_another)
CLEARED_BY_ANOTHER = Guard("保密审查由他人办理", _cleared_by_another)
COUNTERSIGNED = Guard("会签完毕", _countersigned)
OPINIONS_SETTLED = Guard("批注处理完毕", _opinions_settled)
NOTHING_PERSONAL_OPEN = Guard("个人信息已处理", _nothing_personal_open)
NOTHING_PERSONAL_PROPOSED = Guard("修订中的个人信息已处理", _nothing_personal_proposed)
NOTHING_BLOCKS = Guard("检查没有须处理的问题", _nothing_blocks)
NOTHING_NEW_BLOCKS = Guard("修订没有带来须处理的问题", _nothing_new_blocks)
WITH_INTERPRETATION = Guard("与解读同步发布", _with_interpretation)
AFTER_ITS_POLICY = Guard("不先于所解读的文件发布", _after_its_policy)
RELEASABLE = (
    FOUR_EYES,
    COMPLETE,
    SOUND,
    CLEARED_BY_ANOTHER,
    WITH_INTERPRETATION,
    AFTER_ITS_POLICY,
    NOTHING_PERSONAL_OPEN,
    NOTHING_BLOCKS,
)
SECRECY = frozenset({Role.SECRECY_REVIEWER})
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
            Event.SUBMIT,
            (State.DRAFT,),
            State.IN_REVIEW,
            DRAFTERS,
            (READY_FOR_REVIEW, SOUND, OPINIONS_SETTLED),
        ),
        Transition(Event.WITHDRAW, (State.IN_REVIEW, State.SECRECY_REVIEW), State.DRAFT, DRAFTERS),
        # Which of the two is open, the rule of work says.
        Transition(Event.PASS, (State.IN_REVIEW,), State.REVIEWED, REVIEWERS, (NO_SECRECY_ASKED, COUNTERSIGNED)),
        Transition(
            Event.PASS_TO_SECRECY,
            (State.IN_REVIEW,),
            State.SECRECY_REVIEW,
            REVIEWERS,
            (SECRECY_ASKED, COUNTERSIGNED),
        ),
        Transition(
            Event.CLEAR_SECRECY, (State.SECRECY_REVIEW,), State.REVIEWED, SECRECY, (FOUR_EYES, PASSED_BY_ANOTHER)
        ),
        Transition(Event.RETURN, (State.SECRECY_REVIEW,), State.DRAFT, SECRECY, needs_reason=True),
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
            (State.DRAFT, State.IN_REVIEW),
            State.PUBLISHED,
            PUBLISHERS,
            # No emergency spares the secrecy review (条例 art. 17).
            (COMPLETE, SOUND, NO_SECRECY_ASKED, NOTHING_PERSONAL_OPEN, NOTHING_BLOCKS),
            needs_reason=True,
            destructive=True,
        ),
        Transition(
            Event.EMERGENCY_PUBLISH,
            (State.REVIEWED, State.SCHEDULED),
            State.PUBLISHED,
            PUBLISHERS,
            (COMPLETE, SOUND, NOTHING_PERSONAL_OPEN, NOTHING_BLOCKS),
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
            (PENDING, PROPOSED_BY_ANOTHER, NOTHING_PERSONAL_PROPOSED, NOTHING_NEW_BLOCKS),
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
