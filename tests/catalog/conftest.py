"""A city with its offices."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import time_machine

from gongkai.core.roles import Role
from gongkai.orgs.models import OrganizationKind
from tests.factories.orgs import CityFactory, OrganizationFactory, OrganizationNameFactory, actor_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

TODAY = dt.datetime(2026, 3, 16, 9, tzinfo=dt.UTC)


@dataclass
class Town:
    """示范市 with its finance and education bureaus and a town; their people."""

    city: Organization
    finance: Organization
    education: Organization
    township: Organization
    office: Actor
    publisher: Actor
    drafter: Actor
    stranger: Actor


@pytest.fixture
def town(db: None) -> Town:
    city = CityFactory(code="shifan", name="示范市人民政府", short_name="示范市")
    OrganizationNameFactory(organization=city, name="示范市")
    finance = OrganizationFactory(parent=city, code="finance", name="示范市财政局", short_name="市财政局")
    education = OrganizationFactory(parent=city, code="education", name="示范市教育局", short_name="市教育局")
    for organization, names in ((finance, ("财政局", "市财政局")), (education, ("教育局", "市教育局"))):
        for name in names:
            OrganizationNameFactory(organization=organization, name=name)
    township = OrganizationFactory(
        parent=city, code="town", name="示范市东湖镇人民政府", kind=OrganizationKind.TOWNSHIP
    )
    return Town(
        city,
        finance,
        education,
        township,
        office=actor_with(city, Role.DISCLOSURE_OFFICER),
        publisher=actor_with(finance, Role.PUBLISHER),
        drafter=actor_with(finance, Role.DRAFTER),
        stranger=actor_with(education, *Role),
    )


@pytest.fixture
def march() -> Iterator[time_machine.Traveller]:
    """It is 16 March 2026, a Monday."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller
