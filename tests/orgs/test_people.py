"""Posts, appointments and the roles that follow from them."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.orgs.actions import appoint, create_person, create_post, end_appointment
from tests.factories.orgs import actor_with

ADMIN = system("测试")
SINCE, UNTIL = dt.date(2024, 1, 1), dt.date(2024, 7, 1)


@pytest.fixture
def person(town):
    return create_person(username="lin", name="林若溪", actor=ADMIN, password="a-long-password")


def test_roles_last_as_long_as_the_appointment(town, person):
    post = create_post(town["finance"], title="科员", roles=[Role.DRAFTER], actor=ADMIN)
    appointment = appoint(person, post=post, since=SINCE, actor=ADMIN)
    end_appointment(appointment, until=UNTIL, actor=ADMIN)
    finance = town["finance"]
    assert finance.seats_of(person.actor(SINCE)) == {Role.DRAFTER}
    assert finance.seats_of(person.actor(SINCE - dt.timedelta(days=1))) == frozenset()
    assert finance.seats_of(person.actor(UNTIL)) == frozenset()
    events = [entry.event for entry in AuditEntry.objects.of(person)]
    assert events == ["person.left_post", "person.appointed", "person.created"]


def test_one_person_holds_several_posts(town, person):
    for code in ("finance", "justice"):
        appoint(
            person,
            post=create_post(town[code], title="科员", roles=[Role.DRAFTER], actor=ADMIN),
            since=SINCE,
            actor=ADMIN,
        )
    assert {grant.organization_id for grant in person.actor(UNTIL).grants} == {
        town["finance"].pk,
        town["justice"].pk,
    }


def test_a_post_is_not_held_twice_at_once(town, person):
    post = create_post(town["finance"], title="科员", roles=[Role.DRAFTER], actor=ADMIN)
    appoint(person, post=post, actor=ADMIN)
    with pytest.raises(RefusedError, match="已任"):
        appoint(person, post=post, actor=ADMIN)


def test_nobody_leaves_before_coming(town, person):
    post = create_post(town["finance"], title="科员", roles=[Role.DRAFTER], actor=ADMIN)
    appointment = appoint(person, post=post, since=UNTIL, actor=ADMIN)
    with pytest.raises(InvalidInputError, match="不能早于"):
        end_appointment(appointment, until=SINCE, actor=ADMIN)


def test_a_role_must_exist_and_a_user_name_is_used_once(town, person):
    with pytest.raises(InvalidInputError, match="没有这样的角色：king"):
        create_post(town["finance"], title="科员", roles=["king"], actor=ADMIN)
    with pytest.raises(InvalidInputError, match="已被使用"):
        create_person(username="lin", name="另一人", actor=ADMIN)


def test_only_the_administrator_of_the_organization_appoints(town, person):
    post = create_post(town["finance"], title="科员", roles=[Role.DRAFTER], actor=ADMIN)
    with pytest.raises(RefusedError, match="系统管理员"):
        appoint(person, post=post, actor=actor_with(town["justice"], Role.ADMINISTRATOR))
    assert appoint(person, post=post, actor=actor_with(town.city, Role.ADMINISTRATOR)).pk
