"""Two departments of one city, for the tests of the foundations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.actors import Actor, ActorKind, Grant
from gongkai.orgs.models import Organization, OrganizationKind

if TYPE_CHECKING:
    from gongkai.core.roles import Role


@pytest.fixture
def city(db: None) -> Organization:
    return Organization.objects.create(code="city", name="示范市人民政府", kind=OrganizationKind.CITY)


@pytest.fixture
def education(city: Organization) -> Organization:
    return Organization.objects.create(
        code="edu", name="示范市教育局", kind=OrganizationKind.DEPARTMENT, parent=city
    )


@pytest.fixture
def finance(city: Organization) -> Organization:
    return Organization.objects.create(
        code="fin", name="示范市财政局", kind=OrganizationKind.DEPARTMENT, parent=city
    )


def actor_of(organization: Organization, *roles: Role) -> Actor:
    grants = tuple(Grant(role, organization.pk, organization.path) for role in roles)
    return Actor(ActorKind.PERSON, "王五", person_id=7, grants=grants)
