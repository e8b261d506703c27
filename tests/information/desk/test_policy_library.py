"""The policy library at the desk: a document with its interpretation, and a clean-up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.information import actions
from gongkai.information.enums import InformationState, Validity
from gongkai.information.models import CleanupCampaign, Information, ReleasePackage
from tests.factories.information import InformationFactory
from tests.information.people import VALUES

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

pytestmark = pytest.mark.django_db


def act(who: Seat, code: str, pk: int, event: str, **data: object) -> None:
    response = who.post(reverse("desk:act", args=[code, pk, event]), **data)
    assert response.status_code == 302, response.content.decode()  # type: ignore[attr-defined]  # of the test client


def page(who: Seat, code: str, pk: int, tab: str = "content") -> str:
    return who.client.get(reverse("desk:detail", args=[code, pk]), {"tab": tab}).content.decode()


@pytest.fixture
def document(housing: Organization, drafter: Seat) -> Information:
    given = {"kind": "normative", "title": "示范市加装电梯办法", **VALUES}
    return actions.create(actor=drafter.person.actor(), owner=housing, **given)


def test_a_package_is_put_together_and_goes_out_with_its_document(
    document: Information, housing: Organization, drafter: Seat, reviewer: Seat, publisher: Seat
) -> None:
    material = actions.create(
        actor=drafter.person.actor(),
        owner=housing,
        kind="interpretation",
        title="加装电梯怎么申请",
        body_html="<p>问：谁可以申请？</p>",
        elements={"form": "图解"},
    )
    assert "缺少解读方案" in page(drafter, "information", document.pk, "package")
    act(drafter, "information", document.pk, "plan_interpretation", plan="图解", first_interpreter="局长甲")
    act(drafter, "information", document.pk, "add_material", material=material.pk)
    shown = page(drafter, "information", document.pk, "package")
    assert "第一解读人：局长甲" in shown
    assert "加装电梯怎么申请</a>（图解，草稿）" in shown
    for row in (material, document):
        act(drafter, "information", row.pk, "submit")
        act(reviewer, "information", row.pk, "pass")
    act(publisher, "information", document.pk, "publish")
    assert set(Information.objects.public()) == {document, material}


def test_doing_without_stands_in_the_list_of_waivers(document: Information, drafter: Seat, reviewer: Seat) -> None:
    act(drafter, "information", document.pk, "submit")
    act(reviewer, "information", document.pk, "waive_interpretation", reason="只更正文号")
    package = ReleasePackage.objects.get()
    address = reverse("desk:list", args=["packages"])
    assert "只更正文号" in reviewer.client.get(address, {"waived": "yes"}).content.decode()
    assert "只更正文号" not in reviewer.client.get(address, {"waived": "no"}).content.decode()
    assert "示范市加装电梯办法" in page(reviewer, "packages", package.pk)


def test_a_campaign_is_opened_judged_and_closed(housing: Organization, publisher: Seat, reviewer: Seat) -> None:
    row = InformationFactory(
        owner=housing,
        kind="normative",
        title="旧装梯办法",
        state=InformationState.PUBLISHED,
        validity=Validity.IN_FORCE,
    )
    due = dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011 - the day of the machine is enough here
    publisher.post(reverse("desk:create", args=["cleanups"]), name="年度清理", organization=housing.pk, due_on=due)
    campaign = CleanupCampaign.objects.get()
    item = campaign.items.get()
    assert "0 / 1" in page(publisher, "cleanups", campaign.pk)
    assert "旧装梯办法" in reviewer.client.get(reverse("desk:home")).content.decode()
    act(reviewer, "cleanup-items", item.pk, "verdict", verdict="repeal", reason="已被取代")
    row.refresh_from_db()
    assert row.validity == Validity.REPEALED
    assert "已被取代" in page(publisher, "cleanups", campaign.pk, "items")
    assert "废止" in page(publisher, "cleanup-items", item.pk)
    act(publisher, "cleanups", campaign.pk, "close")
    campaign.refresh_from_db()
    assert campaign.closed_at
