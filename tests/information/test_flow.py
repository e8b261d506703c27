"""Closed world: every role × state × event. What the table below does not allow is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState as State
from gongkai.information.enums import RevisionState
from gongkai.information.flow import FLOW
from gongkai.information.models import PublishingRule, Revision, SecondApproval
from tests.factories.orgs import CityFactory, OrganizationFactory, actor_with
from tests.information.people import bureau

EDITORS = {Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER}
CHECKERS = {Role.REVIEWER, Role.PUBLISHER}
ALLOWED = {
    (State.DRAFT, Event.EDIT): EDITORS,
    (State.DRAFT, Event.SUBMIT): {Role.DRAFTER},
    (State.IN_REVIEW, Event.PASS): {Role.REVIEWER},
    (State.IN_REVIEW, Event.RETURN): CHECKERS,
    (State.IN_REVIEW, Event.WITHDRAW): {Role.DRAFTER},
    (State.SECRECY_REVIEW, Event.WITHDRAW): {Role.DRAFTER},
    (State.SECRECY_REVIEW, Event.CLEAR_SECRECY): {Role.SECRECY_REVIEWER},
    (State.SECRECY_REVIEW, Event.RETURN): {Role.SECRECY_REVIEWER},
    (State.REVIEWED, Event.RETURN): CHECKERS,
    (State.REVIEWED, Event.PUBLISH): {Role.PUBLISHER},
    (State.REVIEWED, Event.SCHEDULE): {Role.PUBLISHER},
    (State.SCHEDULED, Event.UNSCHEDULE): {Role.PUBLISHER},
    (State.SCHEDULED, Event.PUBLISH): {Role.PUBLISHER},
    (State.SCHEDULED, Event.RETURN): CHECKERS,
    (State.PUBLISHED, Event.APPROVE_REVISION): {Role.PUBLISHER},
    (State.PUBLISHED, Event.REJECT_REVISION): CHECKERS,
    (State.PUBLISHED, Event.REMOVE): {Role.PUBLISHER},
    (State.REMOVED, Event.RESTORE): EDITORS,
}
BEFORE_RELEASE = (State.DRAFT, State.IN_REVIEW, State.REVIEWED, State.SCHEDULED)
ALLOWED |= {(state, Event.EMERGENCY_PUBLISH): {Role.PUBLISHER} for state in BEFORE_RELEASE}
# Where the rule of work asks for the secrecy review, the way leads through it, in an emergency too.
WITH_SECRECY = {(State.IN_REVIEW, Event.PASS_TO_SECRECY): {Role.REVIEWER}}
NOT_WITH_SECRECY = [
    (State.IN_REVIEW, Event.PASS),
    (State.IN_REVIEW, Event.EMERGENCY_PUBLISH),
    (State.DRAFT, Event.EMERGENCY_PUBLISH),
]
WITH_DEBT = {
    (State.PUBLISHED, Event.CONFIRM_EMERGENCY): {Role.PUBLISHER},
    (State.PUBLISHED, Event.UNDO_EMERGENCY): {Role.PUBLISHER},
}
WITHOUT_PENDING = {**ALLOWED, (State.PUBLISHED, Event.REVISE): EDITORS}
for _event in (Event.APPROVE_REVISION, Event.REJECT_REVISION):
    del WITHOUT_PENDING[State.PUBLISHED, _event]


def allowed(row, state, event, actor):
    row.state = state
    try:
        FLOW.require(event, row, actor, reason="理由")
    except RefusedError:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("secrecy", [True, False])
@pytest.mark.parametrize("owed", [True, False])
@pytest.mark.parametrize("pending", [True, False])
@pytest.mark.parametrize("role", list(Role))
def test_only_what_the_table_lists_is_allowed(role, pending, owed, secrecy):
    office = bureau()
    row = office.draft()
    if pending:
        Revision.objects.create(
            information=row, number=2, state=RevisionState.PENDING, author_name="另一人", content={}
        )
    if owed:
        SecondApproval.objects.create(
            information=row, released_by_name="另一人", reason="汛情", due_on=dt.date(2026, 3, 3)
        )
    if secrecy:
        PublishingRule.objects.create(organization=office.organization, secrecy_review=True)
    actor = actor_with(office.organization, role)
    table = (ALLOWED if pending else WITHOUT_PENDING) | (WITH_DEBT if owed else {})
    if secrecy:
        table = {key: roles for key, roles in table.items() if key not in NOT_WITH_SECRECY} | WITH_SECRECY
    expected = {key for key, roles in table.items() if role in roles}
    assert {(state, event) for state in State for event in Event if allowed(row, state, event, actor)} == expected


@pytest.mark.django_db
def test_all_roles_of_another_department_are_refused_everything():
    row = bureau().draft()
    stranger = actor_with(OrganizationFactory(), *Role)
    assert not any(allowed(row, state, event, stranger) for state in State for event in Event)


@pytest.mark.django_db
def test_the_office_above_does_not_publish_for_its_departments():
    city = CityFactory()
    row = bureau().draft()
    row.owner.parent = city
    row.owner.save()
    officer = actor_with(city, Role.PUBLISHER, Role.DRAFTER, Role.REVIEWER)
    assert not any(allowed(row, state, event, officer) for state in State for event in Event)


NEED_REASON = [
    Event.RETURN,
    Event.REMOVE,
    Event.RESTORE,
    Event.REJECT_REVISION,
    Event.EMERGENCY_PUBLISH,
    Event.UNDO_EMERGENCY,
]


@pytest.mark.django_db
@pytest.mark.parametrize("event", NEED_REASON)
def test_what_undoes_the_work_of_others_needs_a_reason(event):
    assert all(line.needs_reason for line in FLOW.transitions if line.event == event)
