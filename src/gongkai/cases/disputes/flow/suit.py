"""Who may do what to a suit in which state. What is not listed is forbidden."""

from __future__ import annotations

from gongkai.cases.disputes.enums import SuitEvent as Event
from gongkai.cases.disputes.enums import SuitState as State
from gongkai.cases.disputes.flow.guards import DESK, HEAD, NEW, OFFICE, ORDERED, OTHER_EYES, WORK
from gongkai.core.flow import Flow, Transition

BEFORE_ANSWER = (State.ANSWERING, State.SIGNATURE, State.SIGNED)
FIRST = (*BEFORE_ANSWER, State.TRIAL)
OPEN = (State.AWAITING_COPY, *FIRST, State.SUSPENDED, State.JUDGED, State.APPEAL)

FLOW = Flow(
    name="行政诉讼",
    states=State,
    events=Event,
    initial=(State.AWAITING_COPY,),
    ends=frozenset({State.ARCHIVED, State.VOID}),
    transitions=(
        Transition(Event.REGISTER, (State.AWAITING_COPY,), State.AWAITING_COPY, DESK, (NEW,)),
        Transition(Event.COPY, (State.AWAITING_COPY,), State.ANSWERING, DESK),
        *(Transition(Event.ASSIGN, (state,), state, DESK) for state in OPEN),
        *(Transition(Event.PROCEDURE, (state,), state, DESK) for state in (State.AWAITING_COPY, *FIRST)),
        Transition(Event.DRAFT, (State.ANSWERING,), State.SIGNATURE, WORK),
        Transition(Event.SIGN, (State.SIGNATURE,), State.SIGNED, HEAD, (OTHER_EYES,)),
        Transition(Event.RETURN, (State.SIGNATURE,), State.ANSWERING, HEAD, needs_reason=True),
        Transition(Event.ANSWER, (State.SIGNED,), State.TRIAL, DESK),
        *(Transition(Event.EVIDENCE, (state,), state, DESK) for state in FIRST),
        *(Transition(Event.EVIDENCE_DELAY, (state,), state, DESK) for state in FIRST),
        *(Transition(Event.HEARING, (state,), state, DESK) for state in (*FIRST, State.APPEAL)),
        Transition(Event.SUSPEND, (State.TRIAL,), State.SUSPENDED, DESK, needs_reason=True),
        Transition(Event.RESUME, (State.SUSPENDED,), State.TRIAL, DESK),
        Transition(Event.JUDGE, (*FIRST, State.SUSPENDED), State.JUDGED, DESK),
        Transition(Event.APPEAL, (State.JUDGED,), State.APPEAL, DESK),
        Transition(Event.APPEAL_COPY, (State.APPEAL,), State.APPEAL, DESK),
        Transition(Event.APPEAL_ANSWER, (State.APPEAL,), State.APPEAL, DESK),
        Transition(Event.JUDGE_APPEAL, (State.APPEAL,), State.FINAL, DESK),
        Transition(Event.REMAND, (State.APPEAL,), State.TRIAL, DESK),
        Transition(Event.FINAL, (State.JUDGED,), State.FINAL, DESK),
        Transition(Event.REDO, (State.FINAL,), State.FINAL, DESK, (ORDERED,)),
        Transition(
            Event.VOID,
            (State.AWAITING_COPY, State.ANSWERING),
            State.VOID,
            OFFICE,
            needs_reason=True,
            destructive=True,
        ),
        Transition(Event.ARCHIVE, (State.FINAL,), State.ARCHIVED, DESK),
    ),
)
