"""The invented city with a main site and the bureau's, its columns, and rows in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.portal.sites import places
from gongkai.sites.models import Site
from tests.factories.sites import build_town

if TYPE_CHECKING:
    from tests.factories.sites import Town

CODE = "N990000001"  # in the form of holders that are no government: no province has this city


@pytest.fixture(autouse=True)
def _fresh(db, settings, tmp_path):
    """No snapshot of another test's sites, a home of its own."""
    settings.GONGKAI_ADDRESS = "http://testserver"
    settings.GONGKAI_HOME = tmp_path
    places.forget()


@pytest.fixture
def town() -> Town:
    """The bureau's site has a name, a host, a code and two columns."""
    found = build_town()
    Site.objects.filter(pk=found.main.pk).update(name="示范市政务公开", identification=CODE)
    Site.objects.filter(pk=found.site.pk).update(host="jyj.shifan.example", contact="0990-2120000")
    found.site.refresh_from_db()
    found.main.refresh_from_db()
    places.forget()
    return found
