"""A city with two departments and a catalogue in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from gongkai.catalog.enums import VersionState
from tests.factories.catalog import build_item, build_version
from tests.factories.orgs import CityFactory, OrganizationFactory

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem
    from gongkai.orgs.models import Organization


@dataclass
class City:
    """The city, its departments, an item of the first."""

    city: Organization
    finance: Organization
    schools: Organization
    item: CatalogItem


@pytest.fixture
def city(db: None) -> City:
    root = CityFactory(code="city", name="示范市人民政府")
    finance = OrganizationFactory(parent=root, code="finance", name="示范市财政局")
    schools = OrganizationFactory(parent=root, code="schools", name="示范市教育局")
    version = build_version(root, state=VersionState.IN_FORCE)
    item = build_item(version, "信息形成之日起5个工作日内", unit=finance, second="预算调整", code="CZ-01")
    return City(root, finance, schools, item)
