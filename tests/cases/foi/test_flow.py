"""Every seat, every role, every state, every event: what is not listed here is refused."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.utils import timezone

from gongkai.cases.enums import ConsultedBody
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiEvent as E
from gongkai.cases.foi.enums import FoiState as S
from gongkai.cases.foi.flow import FLOW
from gongkai.core.actors import PUBLIC, applicant
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.factories.cases import handled, registered
from tests.factories.decisions import COMPANY, ask_correction, ask_fee
from tests.factories.orgs import actor_with, person_with

H, R, C, G, OFFICER = (
    Role.HANDLER,
    Role.REVIEWER,
    Role.SECRECY_REVIEWER,
    Role.SIGNATORY,
    Role.DISCLOSURE_OFFICER,
)
DESK = {H, OFFICER}
UNANSWERED = [each for each in S if each not in (S.ANSWERED, S.WITHDRAWN, S.VOID, S.ARCHIVED)]
# The permission table a second time, for a case in which nothing happened yet: (event, state) → roles.
ALLOWED = {
    (E.CONFIRM, S.UNCONFIRMED): DESK,
    (E.ASSIGN, S.REGISTERED): DESK,
    (E.TRANSFER, S.HANDLING): DESK,
    (E.SPLIT, S.HANDLING): DESK,
    (E.ASK_CORRECTION, S.HANDLING): {H},
    (E.CORRECT, S.AWAITING_CORRECTION): {H},
    (E.CORRECTION_LAPSED, S.AWAITING_CORRECTION): {H},
    (E.CONSULT, S.HANDLING): {H},
    (E.ASK_FEE, S.HANDLING): {H},
    (E.PAY, S.AWAITING_PAYMENT): {H},
    (E.FEE_LAPSED, S.AWAITING_PAYMENT): {H},
    (E.ASK_REASON, S.HANDLING): {H},
    (E.DELAY, S.HANDLING): {G},
    (E.SEARCH, S.HANDLING): {H},
    (E.PROPOSE, S.HANDLING): {H},
    (E.APPROVE, S.REVIEW): {R},
    (E.CLEAR, S.SECRECY): {C},
    (E.SIGN, S.SIGNATURE): {G},
    (E.RETURN, S.REVIEW): {R},
    (E.RETURN, S.SECRECY): {C},
    (E.RETURN, S.SIGNATURE): {G},
    (E.SERVE, S.SIGNED): {H},
    (E.VOID, S.UNCONFIRMED): {OFFICER},
    (E.VOID, S.REGISTERED): {OFFICER},
    (E.VOID, S.HANDLING): {OFFICER},
    (E.ARCHIVE, S.ANSWERED): DESK,
    (E.ARCHIVE, S.WITHDRAWN): DESK,
    **{(E.EXTEND, state): {G} for state in (S.HANDLING, S.REVIEW, S.SECRECY, S.SIGNATURE)},
    **{(E.WITHDRAW, state): DESK for state in UNANSWERED},
}
APPLICANTS = {(E.CORRECT, S.AWAITING_CORRECTION), *((E.WITHDRAW, state) for state in UNANSWERED)}


def allowed(event, case, actor):
    try:
        FLOW.require(event, case, actor, reason="理由")
    except RefusedError:
        return False
    return True


@pytest.mark.parametrize("state", S)
def test_every_role_of_the_unit_may_do_exactly_what_is_listed(office, state):
    case = registered(office)
    case.state = state
    actors = {role: actor_with(office.unit, role) for role in Role}
    for role, event in itertools.product(Role, E):
        actor = actors[role]
        assert allowed(event, case, actor) == (role in ALLOWED.get((event, state), set())), (role, state, event)


@pytest.mark.parametrize("state", S)
def test_nobody_of_another_unit_may_do_anything(office, town, state):
    case = registered(office)
    case.state = state
    strangers = [actor_with(town["civil"], role) for role in Role]
    for stranger, event in itertools.product(strangers, E):
        assert not allowed(event, case, stranger), (stranger, state, event)


def test_the_office_above_oversees_with_its_own_acts_only(office, town):
    case = registered(office)
    officer, handler = actor_with(town.city, OFFICER), actor_with(town.city, H)
    for state, event in itertools.product(S, E):
        case.state = state
        assert allowed(event, case, officer) == (OFFICER in ALLOWED.get((event, state), set()))
        assert not allowed(event, case, handler)


def test_an_applicant_may_correct_and_withdraw_their_own_case_only(office):
    case, other = registered(office), registered(office)
    for state, event in itertools.product(S, E):
        case.state = other.state = state
        assert allowed(event, case, applicant(case.pk)) == ((event, state) in APPLICANTS), (state, event)
        assert not allowed(event, other, applicant(case.pk))
        assert not allowed(event, case, PUBLIC)


def test_nobody_takes_two_seats_of_one_round(office):
    everything = person_with(office.unit, H, R, C, G).actor()
    case = handled(office)
    actions.propose(case, "published", {"access_route": "网站"}, actor=everything)
    with pytest.raises(RefusedError, match="职责分离"):
        actions.approve(case, actor=everything)
    actions.approve(case, actor=office.reviewer)
    with pytest.raises(RefusedError, match="职责分离"):
        actions.clear(case, actor=everything)
    two = person_with(office.unit, C, G).actor()
    actions.clear(case, actor=two)
    with pytest.raises(RefusedError, match="职责分离"):
        actions.sign(case, actor=two)
    actions.sign(case, actor=office.signatory)


# What a case's own history opens or closes, for its handler and its signatory: (what happened) → (what changes).
def _third_party_asked(office, case):
    actions.consult(case, ConsultedBody.THIRD_PARTY, "报价", who=COMPANY, actor=office.handler)


def _corrected(office, case):
    ask_correction(office, case)
    actions.correct(case, "2025年", actor=office.handler)


def _paid(office, case):
    ask_fee(office, case)
    case.refresh_from_db()
    actions.pay(case.fee, receipt="示财0001", actor=office.handler)


def _asked_why(office, case):
    until = timezone.localdate() + dt.timedelta(days=10)
    actions.ask_reason(case, "四十六件", until, actor=office.handler)


def _extended(office, case):
    actions.extend(case, actor=office.signatory, reason="材料多")


HISTORIES = [
    (_third_party_asked, {E.OPINION, E.OPINION_LAPSED}, {E.ASK_CORRECTION, E.ASK_FEE, E.PROPOSE}),
    (_corrected, set(), {E.ASK_CORRECTION}),
    (_paid, set(), {E.ASK_FEE}),
    (_asked_why, {E.REASON}, set()),
    (_extended, set(), {E.EXTEND}),
]


@pytest.mark.parametrize(("happened", "opened", "closed"), HISTORIES)
def test_what_happened_opens_and_closes_exactly_what_is_listed(office, happened, opened, closed):
    case = handled(office)
    happened(office, case)
    case.refresh_from_db()
    for role, actor in ((H, office.handler), (G, office.signatory)):
        before = {event for (event, state), roles in ALLOWED.items() if state == S.HANDLING and role in roles}
        mine = opened if role == H else set()
        assert {event for event in E if allowed(event, case, actor)} == (before | mine) - closed, role
    may = {event for event in E if allowed(event, case, applicant(case.pk))}
    assert may == {E.WITHDRAW} | (opened & {E.REASON})


def test_an_ordered_answer_is_never_split_charged_extended_or_delayed(office):
    case = handled(office)
    case.kind = "redo"
    for event, actor in itertools.product(E, (office.handler, office.signatory, office.officer)):
        if event in (E.SPLIT, E.ASK_FEE, E.EXTEND, E.DELAY):
            assert not allowed(event, case, actor), event
    assert allowed(E.PROPOSE, case, office.handler)


def test_an_application_is_registered_once_and_every_line_of_the_flow_is_tried_here(office):
    case = registered(office)
    for state in (S.UNCONFIRMED, S.REGISTERED):
        case.state = state
        assert not allowed(E.REGISTER, case, office.officer)
    by_history = {E.REGISTER, *(event for _, opened, _ in HISTORIES for event in opened)}
    lines = {(line.event, state) for line in FLOW.transitions for state in line.sources}
    assert {line for line in lines if line[0] not in by_history} == set(ALLOWED)
