"""Who may do what to precedents, conversions and complaints: every role, state and event is tried."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from gongkai.cases.office.enums import (
    ComplaintEvent,
    ComplaintState,
    OpeningEvent,
    OpeningState,
    PrecedentEvent,
    PrecedentState,
)
from gongkai.cases.office.flow import COMPLAINTS, OPENINGS, PRECEDENTS
from gongkai.core.actors import PUBLIC
from gongkai.core.roles import Role

OFFICE, DESK = {Role.DISCLOSURE_OFFICER}, {Role.HANDLER, Role.DISCLOSURE_OFFICER}
WRITERS = {Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER}
ALLOWED = {
    PRECEDENTS.name: {
        (PrecedentState.DRAFT, PrecedentEvent.EDIT): DESK,
        (PrecedentState.DRAFT, PrecedentEvent.APPROVE): OFFICE,
        (PrecedentState.DRAFT, PrecedentEvent.WITHDRAW): OFFICE,
        (PrecedentState.APPROVED, PrecedentEvent.WITHDRAW): OFFICE,
        **{(state, PrecedentEvent.NOTE_OUTCOME): OFFICE for state in PrecedentState},
    },
    OPENINGS.name: {
        (OpeningState.PROPOSED, OpeningEvent.DRAFT): WRITERS,
        (OpeningState.PROPOSED, OpeningEvent.DECLINE): OFFICE,
    },
    COMPLAINTS.name: {
        (ComplaintState.REGISTERED, ComplaintEvent.REGISTER): OFFICE,
        (ComplaintState.REGISTERED, ComplaintEvent.ADVISE): OFFICE,
        (ComplaintState.REGISTERED, ComplaintEvent.ORDER): OFFICE,
        (ComplaintState.REGISTERED, ComplaintEvent.CLOSE): OFFICE,
        (ComplaintState.ADVISED, ComplaintEvent.ORDER): OFFICE,
        (ComplaintState.ADVISED, ComplaintEvent.REPORT): DESK,
        (ComplaintState.ORDERED, ComplaintEvent.REPORT): DESK,
        (ComplaintState.CORRECTED, ComplaintEvent.RETURN): OFFICE,
        (ComplaintState.CORRECTED, ComplaintEvent.CLOSE): OFFICE,
    },
}


@pytest.mark.parametrize("flow", [PRECEDENTS, OPENINGS, COMPLAINTS], ids=lambda flow: flow.name)
def test_what_is_not_listed_is_forbidden(flow):
    found = {
        (state, event): {role for role in Role if _may(flow, state, event, role)}
        for state in flow.states
        for event in flow.events
    }
    assert {key: roles for key, roles in found.items() if roles} == ALLOWED[flow.name]


def _may(flow, state, event, role):
    subject = SimpleNamespace(state=state, seats_of=lambda _actor: frozenset({role}))
    return any(line.event == event for line in flow.allowed(subject, PUBLIC))
