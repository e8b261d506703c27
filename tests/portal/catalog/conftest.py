"""A city with a department and a catalogue in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.catalog.enums import VersionState
from tests.factories.catalog import build_item, build_version
from tests.factories.orgs import CityFactory, OrganizationFactory

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem, CatalogVersion
    from gongkai.orgs.models import Organization

COLUMNS: dict[str, Any] = {
    "elements": "收支情况",
    "basis": "《中华人民共和国政府信息公开条例》第二十六条",
    "subject": "财政局",
    "channels": [{"code": "website", "name": "政府网站"}, {"code": "notice_board", "name": "公示栏"}],
    "for_all": True,
    "tiers": ["city", "county"],
}


@dataclass
class Town:
    """The city, its department, the list and an item of it."""

    city: Organization
    finance: Organization
    version: CatalogVersion
    item: CatalogItem


@pytest.fixture
def town(db: None) -> Town:
    city = CityFactory(code="city", name="示范市人民政府", short_name="示范市")
    finance = OrganizationFactory(parent=city, code="finance", name="示范市财政局")
    version = build_version(city, state=VersionState.IN_FORCE, field_code="")
    item = build_item(version, unit=finance, **COLUMNS)
    return Town(city, finance, version, item)
