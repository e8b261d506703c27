"""A bureau with its people at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.core.roles import Role
from tests.core.desk.conftest import seat
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat


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
