"""The pages of this platform pass its own check."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.information.enums import InformationState
from gongkai.metatags import PageKind, Severity, judge
from gongkai.portal import census
from gongkai.publishing.sources import outlets
from gongkai.sites.models import Site
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory


@pytest.fixture
def library(db, settings, tmp_path):
    settings.GONGKAI_HOME = tmp_path
    settings.GONGKAI_ADDRESS = "http://testserver"
    settings.GONGKAI_SITE = {"code": "3201000001"}
    census.forget()
    Site.objects.filter(main=True).update(identification="3201000001")
    office = OrganizationFactory(code="office", name="示范市人民政府办公室", parent=CityFactory(code="city"))
    for kind in ("notice", "policy", "interpretation"):
        InformationFactory(
            owner=office,
            issuer=office,
            issuer_name=office.name,
            kind=kind,
            title=f"关于第{kind}号路段施工的通告",
            state=InformationState.PUBLISHED,
            published_on=dt.date(2026, 3, 1),
        )


def test_every_page_has_the_tags_of_its_type(library, client):
    """What is a page of its own address and not closed to search engines; texts, feeds and pictures are none."""
    seen = dict.fromkeys(PageKind, 0)
    faults = []
    for path in sorted({path for outlet in outlets() for path in outlet.pages() if path.endswith("/")}):
        answer = client.get(path)
        text = answer.content.decode()
        if answer.status_code != 200 or 'content="noindex"' in text:
            continue
        verdict = judge(answer.content, url=f"http://testserver{path}")
        seen[verdict.kind] += 1
        wrong = [each for each in verdict.problems if each.severity is not Severity.NOTICE]
        faults += [(path, each.tag, each.what) for each in wrong]
    assert faults == []
    assert seen[PageKind.HOME] >= 1
    assert seen[PageKind.LIST] > 5
    assert seen[PageKind.CONTENT] == 3
