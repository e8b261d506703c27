"""A city, its main site, and a home of its own for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gongkai.oldsites import take_in
from gongkai.portal import census
from tests.factories.orgs import CityFactory
from tests.oldsites.site import example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gongkai.oldsites import SiteReport
    from gongkai.orgs.models import Organization


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.GONGKAI_HOME = tmp_path / "home"
    settings.GONGKAI_ADDRESS = "http://testserver"
    settings.ALLOWED_HOSTS = ["*"]
    census.forget()
    return settings.GONGKAI_HOME


@pytest.fixture
def city(db: None) -> Organization:
    return CityFactory(code="city", name="示范市人民政府")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    return example(tmp_path / "mirror")


@pytest.fixture
def bring(city: Organization) -> Callable[..., SiteReport]:
    """Takes a site in for the city."""

    def run(path: Path, **more: Any) -> SiteReport:
        return take_in(path, owner=city, **more)

    return run
