"""Who may do what to an application in which state. What is not listed is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.foi.enums import FoiEvent as Event
from gongkai.cases.foi.enums import FoiState as State
from gongkai.cases.foi.models import KIND
from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.cases.models import Case, Proposal
    from gongkai.core.actors import Actor

WORK = frozenset({Role.HANDLER})
DESK = frozenset({Role.HANDLER, Role.DISCLOSURE_OFFICER})  # the work unit of 条例 4
HEAD = frozenset({Role.SIGNATORY})  # who agrees to an extension (条例 33)
BEFORE_SIGNATURE = (State.HANDLING, State.REVIEW, State.SECRECY, State.SIGNATURE)
UNANSWERED = (
    State.UNCONFIRMED,
    State.REGISTERED,
    State.HANDLING,
    State.AWAITING_CORRECTION,
    State.AWAITING_PAYMENT,
    State.REVIEW,
    State.SECRECY,
    State.SIGNATURE,
    State.SIGNED,
)


def last_proposal(case: Case) -> Proposal | None:
    """The decision that is under review, or was last."""
    return case.proposals.order_by("-pk").first()


def _another_than_drafter(case: Case, actor: Actor) -> str:
    proposal = last_proposal(case)
    if proposal is None or actor.person_id is None or proposal.drafter_id != actor.person_id:
        return ""
    return "拟办意见由您本人提出，须由另一人办理这一步（职责分离）。"


def _first_in_this_round(case: Case, actor: Actor) -> str:
    """Whoever took one seat since the last proposal takes no other."""
    if actor.person_id is None:
        return ""
    proposal = last_proposal(case)
    since = proposal.event.sequence if proposal else 0
    taken = case.events.filter(
        sequence__gt=since, actor=actor.person_id, kind__in=(Event.APPROVE, Event.CLEAR, Event.SIGN)
    )
    return "您已办理过本轮审核的另一环节，须由另一人办理（职责分离）。" if taken.exists() else ""


def _new(case: Case, _actor: Actor) -> str:
    return "申请只登记一次，本件已登记。" if case.version else ""


def _an_application(case: Case, _actor: Actor) -> str:
    if case.kind == KIND:
        return ""
    return "重新答复按复议决定、裁判确定的期限办理，不能拆分、收费、延长或者延迟。"


def _no_letter_out(case: Case, _actor: Actor) -> str:
    waiting = case.consultations.filter(opinion="").count()
    return f"还有 {waiting} 份征求意见尚无结果，请先记录意见或者逾期未提出。" if waiting else ""


def _letter_out(case: Case, _actor: Actor) -> str:
    return "" if case.consultations.filter(opinion="").exists() else "没有尚无结果的征求意见。"


def _not_yet_corrected(case: Case, _actor: Actor) -> str:
    asked = case.events.filter(kind=Event.ASK_CORRECTION).exists()
    return "补正只能告知一次（条例第三十条），本件已告知过。" if asked else ""


def _no_fee_yet(case: Case, _actor: Actor) -> str:
    asked = case.events.filter(kind=Event.ASK_FEE).exists()
    return "本件已发出收费通知，一件申请只收费一次。" if asked else ""


def _not_extended(case: Case, _actor: Actor) -> str:
    return "答复期限只能延长一次，本件已延长过。" if case.events.filter(kind=Event.EXTEND).exists() else ""


def _not_the_handler(case: Case, actor: Actor) -> str:
    if actor.person_id is None or case.handler_id != actor.person_id:
        return ""
    return "延长须经工作机构负责人同意，承办人不能自行批准（条例第三十三条）。"


def _asked_for_reason(case: Case, _actor: Actor) -> str:
    asked = case.events.filter(kind=Event.ASK_REASON).exists()
    return "" if asked else "没有要求申请人说明过理由。"


APPLICATION = Guard("是申请本身", _an_application)
OTHER_EYES = Guard("不是拟稿人", _another_than_drafter)
OTHER_SEAT = Guard("本轮未办理过", _first_in_this_round)
SETTLED = Guard("征求意见已有结果", _no_letter_out)

FLOW = Flow(
    name="依申请公开",
    states=State,
    events=Event,
    initial=(State.UNCONFIRMED, State.REGISTERED),
    ends=frozenset({State.ARCHIVED, State.VOID}),
    transitions=(
        Transition(
            Event.REGISTER,
            (State.UNCONFIRMED,),
            State.UNCONFIRMED,
            DESK | {Role.APPLICANT},
            (Guard("尚未登记", _new),),
        ),
        Transition(Event.REGISTER, (State.REGISTERED,), State.REGISTERED, DESK, (Guard("尚未登记", _new),)),
        Transition(Event.CONFIRM, (State.UNCONFIRMED,), State.REGISTERED, DESK),
        Transition(Event.ASSIGN, (State.REGISTERED,), State.HANDLING, DESK),
        Transition(Event.TRANSFER, BEFORE_SIGNATURE[:1], State.HANDLING, DESK, needs_reason=True),
        Transition(Event.SPLIT, (State.HANDLING,), State.HANDLING, DESK, (APPLICATION,)),
        Transition(
            Event.ASK_CORRECTION,
            (State.HANDLING,),
            State.AWAITING_CORRECTION,
            WORK,
            (Guard("未告知过补正", _not_yet_corrected), SETTLED),
        ),
        Transition(Event.CORRECT, (State.AWAITING_CORRECTION,), State.HANDLING, WORK | {Role.APPLICANT}),
        Transition(Event.CORRECTION_LAPSED, (State.AWAITING_CORRECTION,), State.HANDLING, WORK),
        Transition(Event.CONSULT, (State.HANDLING,), State.HANDLING, WORK),
        Transition(
            Event.OPINION, (State.HANDLING,), State.HANDLING, WORK, (Guard("有征求意见在外", _letter_out),)
        ),
        Transition(
            Event.OPINION_LAPSED, (State.HANDLING,), State.HANDLING, WORK, (Guard("有征求意见在外", _letter_out),)
        ),
        Transition(
            Event.ASK_FEE,
            (State.HANDLING,),
            State.AWAITING_PAYMENT,
            WORK,
            (APPLICATION, Guard("未收过费", _no_fee_yet), SETTLED),
        ),
        Transition(Event.PAY, (State.AWAITING_PAYMENT,), State.HANDLING, WORK),
        Transition(Event.FEE_LAPSED, (State.AWAITING_PAYMENT,), State.HANDLING, WORK),
        Transition(Event.ASK_REASON, (State.HANDLING,), State.HANDLING, WORK),
        Transition(
            Event.REASON,
            (State.HANDLING,),
            State.HANDLING,
            WORK | {Role.APPLICANT},
            (Guard("要求说明过理由", _asked_for_reason),),
        ),
        *(
            Transition(
                Event.EXTEND,
                (state,),
                state,
                HEAD,
                (APPLICATION, Guard("未延长过", _not_extended), Guard("不是承办人", _not_the_handler)),
                needs_reason=True,
            )
            for state in BEFORE_SIGNATURE
        ),
        Transition(Event.DELAY, (State.HANDLING,), State.HANDLING, HEAD, (APPLICATION,), needs_reason=True),
        Transition(Event.SEARCH, (State.HANDLING,), State.HANDLING, WORK),
        Transition(Event.PROPOSE, (State.HANDLING,), State.REVIEW, WORK, (SETTLED,)),
        Transition(
            Event.APPROVE, (State.REVIEW,), State.SECRECY, frozenset({Role.REVIEWER}), (OTHER_EYES, OTHER_SEAT)
        ),
        Transition(
            Event.CLEAR,
            (State.SECRECY,),
            State.SIGNATURE,
            frozenset({Role.SECRECY_REVIEWER}),
            (OTHER_EYES, OTHER_SEAT),
        ),
        Transition(Event.SIGN, (State.SIGNATURE,), State.SIGNED, HEAD, (OTHER_EYES, OTHER_SEAT)),
        Transition(Event.RETURN, (State.REVIEW,), State.HANDLING, frozenset({Role.REVIEWER}), needs_reason=True),
        Transition(
            Event.RETURN, (State.SECRECY,), State.HANDLING, frozenset({Role.SECRECY_REVIEWER}), needs_reason=True
        ),
        Transition(Event.RETURN, (State.SIGNATURE,), State.HANDLING, HEAD, needs_reason=True),
        Transition(Event.SERVE, (State.SIGNED,), State.ANSWERED, WORK),
        Transition(Event.WITHDRAW, UNANSWERED, State.WITHDRAWN, DESK | {Role.APPLICANT}),
        Transition(
            Event.VOID,
            (State.UNCONFIRMED, State.REGISTERED, State.HANDLING),
            State.VOID,
            frozenset({Role.DISCLOSURE_OFFICER}),
            needs_reason=True,
            destructive=True,
        ),
        Transition(Event.ARCHIVE, (State.ANSWERED, State.WITHDRAWN), State.ARCHIVED, DESK),
    ),
)
