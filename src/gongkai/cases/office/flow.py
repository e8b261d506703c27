"""Who may do what to a precedent, a conversion and a complaint. What is not listed is forbidden."""

from __future__ import annotations

from gongkai.cases.office.enums import (
    ComplaintEvent,
    ComplaintState,
    OpeningEvent,
    OpeningState,
    PrecedentEvent,
    PrecedentState,
)
from gongkai.cases.office.querysets import WRITERS
from gongkai.core.flow import Flow, Transition
from gongkai.core.roles import Role

OFFICE = frozenset({Role.DISCLOSURE_OFFICER})
DESK = frozenset({Role.HANDLER, Role.DISCLOSURE_OFFICER})

PRECEDENTS = Flow(
    name="办理案例",
    states=PrecedentState,
    events=PrecedentEvent,
    initial=(PrecedentState.DRAFT,),
    ends=frozenset({PrecedentState.APPROVED, PrecedentState.WITHDRAWN}),
    transitions=(
        Transition(PrecedentEvent.EDIT, (PrecedentState.DRAFT,), PrecedentState.DRAFT, DESK),
        Transition(PrecedentEvent.APPROVE, (PrecedentState.DRAFT,), PrecedentState.APPROVED, OFFICE),
        *(Transition(PrecedentEvent.NOTE_OUTCOME, (state,), state, OFFICE) for state in PrecedentState),
        Transition(
            PrecedentEvent.WITHDRAW,
            (PrecedentState.DRAFT, PrecedentState.APPROVED),
            PrecedentState.WITHDRAWN,
            OFFICE,
            needs_reason=True,
        ),
    ),
)

OPENINGS = Flow(
    name="转为主动公开",
    states=OpeningState,
    events=OpeningEvent,
    initial=(OpeningState.PROPOSED,),
    ends=frozenset({OpeningState.DRAFTED, OpeningState.DECLINED}),
    transitions=(
        Transition(OpeningEvent.DRAFT, (OpeningState.PROPOSED,), OpeningState.DRAFTED, WRITERS),
        Transition(
            OpeningEvent.DECLINE, (OpeningState.PROPOSED,), OpeningState.DECLINED, OFFICE, needs_reason=True
        ),
    ),
)

COMPLAINTS = Flow(
    name="公开工作投诉举报",
    states=ComplaintState,
    events=ComplaintEvent,
    initial=(ComplaintState.REGISTERED,),
    ends=frozenset({ComplaintState.CLOSED}),
    transitions=(
        Transition(ComplaintEvent.REGISTER, (ComplaintState.REGISTERED,), ComplaintState.REGISTERED, OFFICE),
        Transition(ComplaintEvent.ADVISE, (ComplaintState.REGISTERED,), ComplaintState.ADVISED, OFFICE),
        Transition(
            ComplaintEvent.ORDER,
            (ComplaintState.REGISTERED,),
            ComplaintState.ORDERED,
            OFFICE,
        ),
        Transition(ComplaintEvent.ORDER, (ComplaintState.ADVISED,), ComplaintState.ORDERED, OFFICE),
        Transition(ComplaintEvent.REPORT, (ComplaintState.ADVISED,), ComplaintState.CORRECTED, DESK),
        Transition(ComplaintEvent.REPORT, (ComplaintState.ORDERED,), ComplaintState.CORRECTED, DESK),
        Transition(
            ComplaintEvent.RETURN, (ComplaintState.CORRECTED,), ComplaintState.ORDERED, OFFICE, needs_reason=True
        ),
        Transition(ComplaintEvent.CLOSE, (ComplaintState.REGISTERED,), ComplaintState.CLOSED, OFFICE),
        Transition(ComplaintEvent.CLOSE, (ComplaintState.CORRECTED,), ComplaintState.CLOSED, OFFICE),
    ),
)
