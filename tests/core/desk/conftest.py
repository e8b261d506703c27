"""Two departments with a drafter, a reviewer and a publisher in the first."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from gongkai.core.roles import Role
from gongkai.information import actions
from tests.factories.orgs import OrganizationFactory, person_with

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization, Person


@dataclass
class Seat:
    """Somebody at a browser."""

    person: Person
    client: Client

    def post(self, url: str, **data: object) -> object:
        """A submission with a key of its own, unless one is given."""
        return self.client.post(url, {"idempotency_key": str(uuid.uuid4())} | data)


def seat(organization: Organization, *roles: Role, **fields: object) -> Seat:
    person = person_with(organization, *roles, **fields)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return Seat(person, client)


@pytest.fixture
def housing(db: None) -> Organization:
    return OrganizationFactory(name="示范市住房和城乡建设局", short_name="市住建局")


@pytest.fixture
def drafter(housing: Organization) -> Seat:
    return seat(housing, Role.DRAFTER, name="拟稿甲")


@pytest.fixture
def reviewer(housing: Organization) -> Seat:
    return seat(housing, Role.REVIEWER, name="审核乙")


@pytest.fixture
def publisher(housing: Organization) -> Seat:
    return seat(housing, Role.PUBLISHER, name="发布丙")


@pytest.fixture
def stranger(db: None) -> Seat:
    """A publisher of another department."""
    return seat(OrganizationFactory(name="示范市财政局"), Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER)


@pytest.fixture
def draft(housing: Organization, drafter: Seat) -> Information:
    """A complete notice of the housing department."""
    return actions.create(
        actor=drafter.person.actor(),
        owner=housing,
        kind="notice",
        title="关于开展老旧小区改造意见征集的通知",
        body_html="<p>现就2026年老旧小区改造项目征求意见。</p>",
    )
