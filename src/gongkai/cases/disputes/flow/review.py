"""Who may do what to a review in which state. What is not listed is forbidden."""

from __future__ import annotations

from gongkai.cases.disputes.enums import ReviewEvent as Event
from gongkai.cases.disputes.enums import ReviewState as State
from gongkai.cases.disputes.flow.guards import DESK, HEAD, NEW, OFFICE, ORDERED, OTHER_EYES, WORK
from gongkai.core.flow import Flow, Transition

BEFORE_ANSWER = (State.ANSWERING, State.SIGNATURE, State.SIGNED)
UNDECIDED = (State.AWAITING_COPY, *BEFORE_ANSWER, State.EXAMINED, State.SUSPENDED)

FLOW = Flow(
    name="行政复议",
    states=State,
    events=Event,
    initial=(State.AWAITING_COPY,),
    ends=frozenset({State.ARCHIVED, State.VOID}),
    transitions=(
        Transition(Event.REGISTER, (State.AWAITING_COPY,), State.AWAITING_COPY, DESK, (NEW,)),
        Transition(Event.COPY, (State.AWAITING_COPY,), State.ANSWERING, DESK),
        *(Transition(Event.ASSIGN, (state,), state, DESK) for state in UNDECIDED),
        *(Transition(Event.PROCEDURE, (state,), state, DESK) for state in UNDECIDED),
        Transition(Event.DRAFT, (State.ANSWERING,), State.SIGNATURE, WORK),
        Transition(Event.SIGN, (State.SIGNATURE,), State.SIGNED, HEAD, (OTHER_EYES,)),
        Transition(Event.RETURN, (State.SIGNATURE,), State.ANSWERING, HEAD, needs_reason=True),
        Transition(Event.ANSWER, (State.SIGNED,), State.EXAMINED, DESK),
        *(Transition(Event.HEARING, (state,), state, DESK) for state in (*BEFORE_ANSWER, State.EXAMINED)),
        *(Transition(Event.EXTEND, (state,), state, DESK) for state in (*BEFORE_ANSWER, State.EXAMINED)),
        Transition(Event.SUSPEND, (State.EXAMINED,), State.SUSPENDED, DESK, needs_reason=True),
        Transition(Event.RESUME, (State.SUSPENDED,), State.EXAMINED, DESK),
        Transition(Event.DECIDE, UNDECIDED, State.DECIDED, DESK),
        Transition(Event.REDO, (State.DECIDED,), State.DECIDED, DESK, (ORDERED,)),
        Transition(
            Event.VOID,
            (State.AWAITING_COPY, State.ANSWERING),
            State.VOID,
            OFFICE,
            needs_reason=True,
            destructive=True,
        ),
        Transition(Event.ARCHIVE, (State.DECIDED,), State.ARCHIVED, DESK),
    ),
)
