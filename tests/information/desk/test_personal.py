"""Personal data at the desk, through HTTP: the panel, the mask at a click, the ground for what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.information.content import apply
from gongkai.information.enums import InformationState
from gongkai.information.personal.debts import recount
from gongkai.information.personal.findings import unanswered
from tests.factories.information import InformationFactory

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

BODY = "<p>补贴对象张大山，男，手机13800138000。</p>"


@pytest.fixture
def draft(housing: Organization) -> Information:
    row = InformationFactory.build(owner=housing)
    apply(row, {"body_html": BODY})
    row.save()
    return row


def page(seat: Seat, record: Information) -> str:
    return str(seat.client.get(reverse("desk:detail", args=["information", record.pk])).text)


def act(seat: Seat, record: Information, event: str, **data: object) -> object:
    return seat.post(reverse("desk:act", args=["information", record.pk, event]), **data)


def test_the_panel_shows_each_place_masked_with_what_to_do(drafter: Seat, draft: Information) -> None:
    shown = page(drafter, draft)
    assert "正文（正文第1段）：手机号码 138****8000" in shown
    assert "公开前隐去" in shown
    assert "掩去个人信息" in shown


def test_one_click_masks(drafter: Seat, draft: Information) -> None:
    answer = act(drafter, draft, "mask", profile="public")
    assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    assert draft.body_html == "<p>补贴对象张**，男，手机138****8000。</p>"
    assert "掩去个人信息</a>" not in page(drafter, draft)


def test_what_came_in_published_is_on_the_list_and_the_first_page(drafter: Seat, housing: Organization) -> None:
    row = InformationFactory.build(owner=housing, title="2021年补贴名单", state=InformationState.PUBLISHED)
    apply(row, {"body_html": BODY})
    row.save()
    other = InformationFactory(owner=housing, title="一般的通知", state=InformationState.PUBLISHED)
    recount(row)
    listed = drafter.client.get(reverse("desk:list", args=["information"]), {"personal": "open"}).text
    assert row.title in listed
    assert other.title not in listed
    first = drafter.client.get(reverse("desk:home")).text
    assert "已公开信息中的个人信息" in first
    assert "2 处个人信息待处理" in first
    assert "13800138000" not in first


def test_what_stays_needs_its_ground(drafter: Seat, draft: Information) -> None:
    digests = [finding.digest for finding in unanswered(draft)]
    refused = act(drafter, draft, "keep", digests=digests, ground="")
    assert "请写明保留的依据" in refused.text
    answer = act(drafter, draft, "keep", digests=digests, ground="本人书面同意")
    assert answer.status_code == 302, answer.context["form"].errors
    assert unanswered(draft) == []
    assert draft.privacy_waivers.count() == 2
