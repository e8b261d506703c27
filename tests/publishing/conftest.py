"""A city with an office, a publisher and a small library whose static output lies in a home of its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import InformationState
from gongkai.portal import census
from gongkai.publishing import full
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory, person_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home of its own for every test, and no census of another's library."""
    settings.GONGKAI_HOME = tmp_path
    settings.GONGKAI_ADDRESS = "http://testserver"
    census.forget()
    return tmp_path


@pytest.fixture
def office(db: None) -> Organization:
    return OrganizationFactory(code="office", name="示范市人民政府办公室", parent=CityFactory(code="city"))


@pytest.fixture
def publisher(office: Organization) -> Actor:
    return person_with(office, Role.PUBLISHER).actor()


@pytest.fixture
def row(office: Organization) -> Callable[..., Information]:
    """Makes a published notice, straight in the table."""

    def make(number: int = 1, **values: Any) -> Information:
        given = {
            "owner": office,
            "issuer": office,
            "issuer_name": office.name,
            "title": f"关于第{number}号路段施工的通告",
            "state": InformationState.PUBLISHED,
            "published_on": dt.date(2026, 3, 1),
            "theme": "城乡建设、环境保护\\城乡建设（含住房）",
        }
        return InformationFactory(**(given | values))

    return make


@pytest.fixture
def reviewed(office: Organization) -> Callable[..., Information]:
    """Makes a notice that only waits for its publisher."""

    def make(**values: Any) -> Information:
        drafter = person_with(office, Role.DRAFTER).actor()
        reviewer = person_with(office, Role.REVIEWER).actor()
        found = actions.create(
            actor=drafter,
            owner=office,
            kind="notice",
            **{"title": "关于暂停供水的公告", "body_html": "<p>今晚检修，暂停供水。</p>", "issuer_id": office.pk}
            | values,
        )
        actions.submit(found, actor=drafter)
        return actions.pass_review(found, actor=reviewer)

    return make


@pytest.fixture
def live(row: Callable[..., Information], home: Path) -> Path:
    """A library of three, all of it rendered; the folder of the output."""
    for number in range(1, 4):
        row(number)
    full.mark_everything()
    report = full.publish_marked(workers=1)
    assert report.failed == []
    return home / "public"
