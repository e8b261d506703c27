"""Each seat at the desk: which acts it is shown, which are refused, over HTTP."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.cases.foi import actions
from gongkai.cases.foi.desk.acts import ACTS
from gongkai.cases.foi.enums import FoiEvent as E
from gongkai.cases.foi.enums import FoiState as S
from gongkai.core.roles import Role
from tests.cases.foi.desk.forms import Clerk, at_desk, in_state, version_of
from tests.cases.foi.test_flow import ALLOWED
from tests.factories.cases import SEATS, build_office, handled, registered
from tests.factories.orgs import person_with

AT_DESK = {str(act.event) for act in ACTS}
CHINESE = re.compile(r"[一-鿿]")
TABS = ("events", "hints", "clock", "letters", "documents", "parties", "disputes")


def open_to(role: Role, state: S) -> set[str]:
    return {str(event) for (event, where), roles in ALLOWED.items() if where == state and role in roles}


def offered(page: object) -> set[str]:
    found = {offer.event for offer in page.context["offers"]}  # type: ignore[attr-defined]  # Django's test response
    return found & set(E.values)


@pytest.mark.parametrize("state", S)
def test_each_seat_is_shown_its_own_acts_and_nobody_elses(office, state):
    case = in_state(registered(office), state)
    for role in SEATS:
        page = at_desk(office, role).page(case)
        assert page.status_code == 200
        assert offered(page) == open_to(role, state) & AT_DESK, (role, state)


@pytest.mark.parametrize("event", sorted({event for event, _ in ALLOWED}, key=str))
def test_an_act_of_another_seat_is_refused_in_words_and_changes_nothing(office, event):
    case = registered(office)
    for (_, state), roles in [(line, roles) for line, roles in ALLOWED.items() if line[0] == event]:
        in_state(case, state)
        for role in SEATS:
            clerk, before = at_desk(office, role), version_of(case)
            page = clerk.form(case, event)
            assert page.status_code == (200 if role in roles else 403), (role, state)
            if role not in roles:
                assert CHINESE.search(page.context["why"])
                assert clerk.act(case, event).status_code in (400, 409)
                assert version_of(case) == before


@pytest.mark.parametrize("state", [S.AWAITING_CORRECTION, S.REVIEW, S.ARCHIVED])
def test_an_act_of_another_state_is_refused_with_the_state_in_its_words(office, state):
    case = in_state(handled(office), state)
    page = at_desk(office, Role.HANDLER).form(case, E.SEARCH)
    assert page.status_code == 403
    assert state.label in page.context["why"]


def test_an_auditor_reads_and_is_offered_nothing(office):
    case = handled(office)
    client = Client()
    client.force_login(person_with(office.unit, Role.AUDITOR))
    clerk = Clerk(client)
    assert clerk.page(case).context["offers"] == []
    assert clerk.act(case, E.SEARCH, scope="一", method="二", result="三").status_code == 409
    assert "只向承办人、审核人和签发人显示" in clerk.page(case, tab="parties").text


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.PUBLISHER])
def test_those_who_write_and_publish_see_no_case(office, role):
    case = handled(office)
    client = Client()
    client.force_login(person_with(office.unit, role))
    clerk = Clerk(client)
    assert clerk.page(case).status_code == 404
    assert clerk.act(case, E.SEARCH, scope="一", method="二", result="三").status_code == 404
    assert case.number not in client.get(reverse("desk:list", args=["foi"])).text


@pytest.mark.parametrize("role", SEATS)
def test_the_case_of_another_unit_is_not_found_whatever_one_asks_of_it(office, town, role):
    case = handled(office)
    stranger = at_desk(build_office(town["civil"]), role)
    for tab in ("content", *TABS):
        assert stranger.page(case, tab=tab).status_code == 404, tab
    for act in ACTS:
        assert stranger.form(case, act.event).status_code == 404, act.event
        assert stranger.act(case, act.event).status_code == 404, act.event
    assert case.number not in stranger.client.get(reverse("desk:list", args=["foi"])).text


def test_without_signing_in_every_page_leads_to_the_sign_in(office):
    case = handled(office)
    clerk = Clerk(Client())
    for page in (clerk.page(case), clerk.form(case, E.SEARCH), clerk.act(case, E.SEARCH), clerk.register()):
        assert page.status_code == 302
        assert "sign-in" in page.url


def test_one_person_in_two_seats_of_a_round_is_told_why_not(office):
    both = person_with(office.unit, Role.HANDLER, Role.REVIEWER, Role.SECRECY_REVIEWER)
    client = Client()
    client.force_login(both)
    clerk, case = Clerk(client), handled(office)
    actions.propose(case, "published", {"access_route": "网站"}, actor=both.actor())
    assert E.APPROVE not in offered(clerk.page(case))
    page = clerk.form(case, E.APPROVE)
    assert page.status_code == 403
    assert "由您本人提出" in page.context["why"]
    actions.approve(case, actor=office.reviewer)
    assert "职责分离" in clerk.form(case, E.CLEAR).context["why"]
    assert clerk.act(case, E.CLEAR).status_code == 409
    assert case.events.count() == version_of(case)


def test_the_head_who_handles_a_case_cannot_extend_it(office):
    case = registered(office)
    head = person_with(office.unit, Role.HANDLER, Role.SIGNATORY)
    actions.assign(case, head, actor=office.officer)
    client = Client()
    client.force_login(head)
    assert "承办人不能自行批准（条例第三十三条）" in Clerk(client).form(case, E.EXTEND).context["why"]
    assert at_desk(office, Role.SIGNATORY).form(case, E.EXTEND).status_code == 200
