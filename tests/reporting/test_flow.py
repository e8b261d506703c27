"""Who may do what to a report: every role, seat, state and event; what is not listed is refused."""

from __future__ import annotations

import itertools

import pytest

from gongkai.core.actors import PUBLIC
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information.models import PublishingRule
from gongkai.reporting.enums import ReportEvent as Event
from gongkai.reporting.enums import ReportState as State
from gongkai.reporting.flow import FLOW
from gongkai.reporting.models import AnnualReport
from tests.factories.orgs import actor_with
from tests.factories.reports import complete

UNIT, ABOVE, STRANGER = "unit", "above", "stranger"
SEATS = (UNIT, ABOVE, STRANGER)
WRITE = {(UNIT, Role.DRAFTER), (UNIT, Role.HANDLER), (UNIT, Role.DISCLOSURE_OFFICER)}
CHECK = {(UNIT, Role.REVIEWER), (UNIT, Role.SIGNATORY)}
SECRECY, PUBLISH = {(UNIT, Role.SECRECY_REVIEWER)}, {(UNIT, Role.PUBLISHER)}
BACK = CHECK | SECRECY | PUBLISH | {(ABOVE, Role.DISCLOSURE_OFFICER)}

# The whole permission table, written out a second time: (event, state) → who.
ALLOWED = {
    (Event.EDIT, State.DRAFT): WRITE,
    (Event.SUBMIT, State.DRAFT): WRITE,
    (Event.DISCARD, State.DRAFT): WRITE,
    (Event.WITHDRAW, State.IN_REVIEW): WRITE,
    (Event.WITHDRAW, State.SECRECY_REVIEW): WRITE,
    (Event.APPROVE, State.IN_REVIEW): CHECK,
    (Event.CLEAR, State.SECRECY_REVIEW): SECRECY,
    (Event.RETURN, State.IN_REVIEW): BACK,
    (Event.RETURN, State.SECRECY_REVIEW): BACK,
    (Event.RETURN, State.APPROVED): BACK,
    (Event.PUBLISH, State.APPROVED): PUBLISH,
    (Event.CORRECT, State.PUBLISHED): WRITE,
    (Event.SUPERSEDE, State.PUBLISHED): PUBLISH,
}


@pytest.fixture
def report(town):
    """Complete, written by somebody who is none of those tried."""
    report = AnnualReport(unit=town["education"], year=2025, author_name="某")
    from gongkai.reporting.actions.drafting import set_figures

    set_figures(report)
    report.save()
    return complete(report, actor_with(town["education"], Role.DRAFTER))


def allowed(report, actor, event):
    try:
        FLOW.require(event, report, actor, reason="理由")
    except RefusedError:
        return False
    return True


@pytest.mark.parametrize("secrecy", [False, True])
def test_every_role_may_do_exactly_what_the_table_lists(town, report, secrecy):
    PublishingRule.objects.create(kind="annual_report", organization=None, secrecy_review=secrecy)
    places = {UNIT: town["education"], ABOVE: town.city, STRANGER: town["civil"]}
    table = dict(ALLOWED)
    if secrecy:
        table[Event.PASS_TO_SECRECY, State.IN_REVIEW] = table.pop((Event.APPROVE, State.IN_REVIEW))
    actors = {(seat, role): actor_with(places[seat], role) for seat, role in itertools.product(SEATS, Role)}
    for state in State:
        report.state = state
        report.save(update_fields=["state"])
        for (seat, role), event in itertools.product(actors, Event):
            expected = (seat, role) in table.get((event, state), set())
            assert allowed(report, actors[seat, role], event) == expected, (seat, role, state, event)


def test_the_public_may_do_nothing(report):
    for state in State:
        report.state = state
        assert FLOW.allowed(report, PUBLIC) == []


def test_what_the_table_lists_is_seen_by_its_units_and_the_office_above(town, report):
    seen = AnnualReport.objects.visible_to
    assert report in seen(actor_with(town["education"], Role.DRAFTER))
    assert report in seen(actor_with(town.city, Role.DISCLOSURE_OFFICER))
    assert report in seen(actor_with(town.city, Role.AUDITOR))
    assert report not in seen(actor_with(town["civil"], Role.DISCLOSURE_OFFICER))
    assert report not in seen(actor_with(town.city, Role.ADMINISTRATOR))
    assert report not in seen(PUBLIC)
