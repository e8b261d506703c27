"""Every role, state and event of both flows: what is not listed here is refused."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.utils import timezone

from gongkai.cases.disputes.enums import ReviewEvent, ReviewState, SuitEvent, SuitState
from gongkai.cases.disputes.flow.review import FLOW as REVIEW
from gongkai.cases.disputes.flow.suit import FLOW as SUIT
from gongkai.core.actors import PUBLIC, applicant
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.factories.cases import handled
from tests.factories.disputes import disputed
from tests.factories.orgs import actor_with

R, S = ReviewEvent, SuitEvent
H, G, OFFICER = Role.HANDLER, Role.SIGNATORY, Role.DISCLOSURE_OFFICER
DESK = {H, OFFICER}
OURS = ("answering", "signature", "signed")


def everywhere(event, states, roles=None):
    return {(event, state): roles or DESK for state in states}


# The permission tables a second time, for a case of which nothing but its registration is known.
REVIEWS = {
    (R.COPY, "awaiting_copy"): DESK,
    (R.DRAFT, "answering"): {H},
    (R.SIGN, "signature"): {G},
    (R.RETURN, "signature"): {G},
    (R.ANSWER, "signed"): DESK,
    (R.SUSPEND, "examined"): DESK,
    (R.RESUME, "suspended"): DESK,
    (R.ARCHIVE, "decided"): DESK,
    **everywhere(R.ASSIGN, ("awaiting_copy", *OURS, "examined", "suspended")),
    **everywhere(R.PROCEDURE, ("awaiting_copy", *OURS, "examined", "suspended")),
    **everywhere(R.DECIDE, ("awaiting_copy", *OURS, "examined", "suspended")),
    **everywhere(R.HEARING, (*OURS, "examined")),
    **everywhere(R.EXTEND, (*OURS, "examined")),
    **everywhere(R.VOID, ("awaiting_copy", "answering"), {OFFICER}),
}
SUITS = {
    (S.COPY, "awaiting_copy"): DESK,
    (S.DRAFT, "answering"): {H},
    (S.SIGN, "signature"): {G},
    (S.RETURN, "signature"): {G},
    (S.ANSWER, "signed"): DESK,
    (S.SUSPEND, "trial"): DESK,
    (S.RESUME, "suspended"): DESK,
    (S.APPEAL, "judged"): DESK,
    (S.FINAL, "judged"): DESK,
    (S.ARCHIVE, "final"): DESK,
    **everywhere(S.ASSIGN, ("awaiting_copy", *OURS, "trial", "suspended", "judged", "appeal")),
    **everywhere(S.PROCEDURE, ("awaiting_copy", *OURS, "trial")),
    **everywhere(S.EVIDENCE, (*OURS, "trial")),
    **everywhere(S.EVIDENCE_DELAY, (*OURS, "trial")),
    **everywhere(S.HEARING, (*OURS, "trial", "appeal")),
    **everywhere(S.JUDGE, (*OURS, "trial", "suspended")),
    **{(event, "appeal"): DESK for event in (S.APPEAL_COPY, S.APPEAL_ANSWER, S.JUDGE_APPEAL, S.REMAND)},
    **everywhere(S.VOID, ("awaiting_copy", "answering"), {OFFICER}),
}
BOTH = [("review", REVIEW, ReviewState, R, REVIEWS), ("suit", SUIT, SuitState, S, SUITS)]


def allowed(flow, event, case, actor):
    try:
        flow.require(event, case, actor, reason="理由")
    except RefusedError:
        return False
    return True


@pytest.fixture
def act(office):
    return handled(office)


@pytest.mark.parametrize(("kind", "flow", "states", "events", "table"), BOTH, ids=["review", "suit"])
def test_every_role_of_the_unit_may_do_exactly_what_is_listed(office, act, kind, flow, states, events, table):
    case = disputed(office, kind, act, timezone.localdate(), copy_on=None)
    actors = {role: actor_with(office.unit, role) for role in Role}
    for role, state, event in itertools.product(Role, states, events):
        case.state = state
        expected = role in table.get((event, str(state)), set())
        assert allowed(flow, event, case, actors[role]) == expected, (role, state, event)


@pytest.mark.parametrize(("kind", "flow", "states", "events", "table"), BOTH, ids=["review", "suit"])
def test_nobody_else_may_do_anything(office, town, act, kind, flow, states, events, table):
    case = disputed(office, kind, act, timezone.localdate(), copy_on=None)
    strangers = [actor_with(town["civil"], role) for role in Role]
    others = [*strangers, PUBLIC, applicant(case.pk), applicant(act.pk), actor_with(town.city, H)]
    above = actor_with(town.city, OFFICER)
    for state, event in itertools.product(states, events):
        case.state = state
        assert not any(allowed(flow, event, case, other) for other in others), (state, event)
        assert allowed(flow, event, case, above) == (OFFICER in table.get((event, str(state)), set()))


def test_a_new_answer_is_ordered_once_and_only_by_a_result_that_orders_it(office, act):
    case = disputed(office, "review", act, timezone.localdate() - dt.timedelta(days=0))
    case.state = ReviewState.DECIDED
    for decision, orders in (
        ("", False),
        ("upheld", False),
        ("revoked", False),
        ("redo", True),
        ("perform", True),
    ):
        case.decision = decision
        assert allowed(REVIEW, R.REDO, case, office.handler) == orders
