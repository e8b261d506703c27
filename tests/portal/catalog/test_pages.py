"""The public sees lists in force and those they replaced, each item with how it is kept, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from gongkai.catalog.actions import link
from gongkai.catalog.enums import ObligationState, ReviewState, VersionState
from gongkai.catalog.models import FormationEvent, ItemUnit
from gongkai.information.enums import Disclosure, InformationState
from gongkai.portal.catalog import lists
from gongkai.portal.catalog.state import next_look
from tests.factories.catalog import build_item, build_obligation, build_review, build_version
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.portal.catalog.conftest import Town


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_the_index_leads_to_every_list_in_force_and_every_unit(town: Town, client: Client) -> None:
    build_version(town.city, field="税收", title="税收目录草稿")
    page = text(client, "/catalog/")
    assert f'href="/catalog/{town.version.pk}/"' in page
    assert 'href="/catalog/units/finance/"' in page
    assert "税收" not in page


def test_the_disclosure_page_and_the_site_map_lead_to_the_catalogue(town: Town, client: Client) -> None:
    for path in ("/disclosure/", "/site-map/"):
        assert 'href="/catalog/"' in text(client, path)


@pytest.mark.parametrize("state", [VersionState.DRAFT, VersionState.REVIEWED, VersionState.DISCARDED])
def test_a_list_that_is_not_in_force_has_no_page(town: Town, client: Client, state: str) -> None:
    hidden = build_version(town.city, state=state, field="税收")
    item = build_item(hidden)
    own = ("", "1/", "changes/", "list.xlsx", "list.csv")
    for path in (*(f"/catalog/{hidden.pk}/{each}" for each in own), f"/catalog/items/{item.pk}/"):
        assert client.get(path).status_code == 404, path


def test_a_list_shows_its_columns_grouped_by_first_level(town: Town, client: Client) -> None:
    build_item(town.version, first="收费", second="收费目录")
    page = text(client, f"/catalog/{town.version.pk}/")
    for words in ("财政收支", "月度收支", "收支情况", "每月10日前", "政府网站、公示栏", "市级、县级", "收费目录"):
        assert words in page
    assert page.count('class="of-first"') == 2
    assert 'href="/law/rules/PUB-26/"' in page


def test_a_long_list_turns_over_and_repeats_the_heading(town: Town, client: Client) -> None:
    for number in range(70):
        build_item(town.version, second=f"事项{number}")
    first, second = text(client, f"/catalog/{town.version.pk}/"), text(client, f"/catalog/{town.version.pk}/2/")
    assert "共 71 项，第 1/2 页" in first
    assert "事项69" not in first
    assert "事项69" in second
    assert "财政收支" in second
    assert client.get(f"/catalog/{town.version.pk}/3/").status_code == 404
    assert client.get(f"/catalog/{town.version.pk}/0/").status_code == 404


def test_a_unit_has_what_names_it_and_what_names_its_group(town: Town, client: Client) -> None:
    shared = build_item(town.version, second="部门预算")
    ItemUnit.objects.filter(item=shared).update(organization=None, is_group=True, name="各部门")
    page = text(client, "/catalog/units/finance/")
    assert "月度收支" in page
    assert "部门预算" in page
    assert town.version.title in page
    other = OrganizationFactory(parent=town.city, code="schools")
    page = text(client, "/catalog/units/schools/")
    assert "部门预算" in page
    assert "月度收支" not in page
    assert {(unit.organization, unit.count) for unit in lists.units()} == {(town.finance, 2), (other, 1)}


@pytest.mark.parametrize("path", ["units/nobody/", "units/city/", "units/finance/2/", "items/99999/", "99999/"])
def test_what_is_not_there_is_not_found(town: Town, client: Client, path: str) -> None:
    assert client.get(f"/catalog/{path}").status_code == 404


def test_an_item_says_its_limit_as_written_and_as_understood(town: Town, client: Client) -> None:
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert "每月10日前" in page
    assert "读作：" in page


def test_published_information_stands_under_its_item_newest_first(town: Town, client: Client) -> None:
    rows = [
        InformationFactory(
            title=f"{month}月收支", owner=town.finance, state=InformationState.PUBLISHED, published_on=day
        )
        for month, day in (("一", "2026-02-05"), ("二", "2026-03-05"))
    ]
    for row in rows:
        link(row.pk, town.item)
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert page.index("二月收支") < page.index("一月收支")


@pytest.mark.parametrize(
    "change", [{"state": InformationState.DRAFT}, {"disclosure": Disclosure.ON_REQUEST}], ids=["draft", "request"]
)
def test_information_that_is_not_public_is_not_named(town: Town, client: Client, change: dict[str, Any]) -> None:
    given = {"state": InformationState.PUBLISHED, "title": "内部收支", "owner": town.finance} | change
    row = InformationFactory(**given)
    link(row.pk, town.item)
    build_obligation(
        town.item,
        town.finance,
        state=ObligationState.DONE,
        information_id=row.pk,
        information_title="内部收支",
        fulfilled_on=dt.date(2026, 3, 9),
    )
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert "内部收支" not in page
    assert "已公开" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("due", "待公开"),
        ("done", "已公开"),
        ("late", "逾期未公开"),
        ("missing", "逾期未公开"),
        ("waived", "免予公开"),
    ],
)
def test_the_state_of_each_occasion_is_public_and_nothing_behind_it(
    town: Town, client: Client, state: str, words: str
) -> None:
    event = FormationEvent.objects.create(
        item=town.item,
        organization=town.finance,
        what="对张小明作出处罚决定",
        on=dt.date(2026, 3, 2),
        start="decided",
        reported_by="李科长",
    )
    build_obligation(
        town.item,
        town.finance,
        state=state,
        event=event,
        occasion=f"event:{event.pk}|{event.what}",
        post="预算科王大力",
        reason="当事人张小明申请延后",
    )
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert words in page
    assert "2026-03-31" in page
    for hidden in ("张小明", "李科长", "王大力", "申请延后"):
        assert hidden not in page


def test_of_what_is_kept_back_the_public_sees_the_ground_alone(town: Town, client: Client) -> None:
    build_review(
        town.finance,
        item=town.item,
        state=ReviewState.UPHELD,
        matter="某企业重组方案",
        reasons="公开会影响谈判",
        basis="重组办法",
        opinion="同意，涉及某企业",
    )
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert "经审核不予公开" in page
    assert "十六条" in page
    for hidden in ("重组", "谈判", "某企业"):
        assert hidden not in page


@pytest.mark.parametrize("state", [ReviewState.PENDING, ReviewState.REFUSED, ReviewState.WITHDRAWN])
def test_a_wish_to_keep_back_that_was_not_granted_is_not_public(town: Town, client: Client, state: str) -> None:
    build_review(town.finance, item=town.item, state=state)
    assert "不予公开" not in text(client, f"/catalog/items/{town.item.pk}/")


def test_persons_in_the_further_columns_are_not_shown(town: Town, client: Client) -> None:
    town.item.post, town.item.extra = "预算科、王建国", {"监督电话": "0371-55512345", "联系人手机": "13912345678"}
    town.item.save()
    page = text(client, f"/catalog/items/{town.item.pk}/")
    assert "预算科" in page
    assert "0371-55512345" in page
    assert "王建国" not in page
    assert "13912345678" not in page


def test_an_earlier_version_stays_readable_and_says_so(town: Town, client: Client) -> None:
    town.version.number = 2
    town.version.save()
    old = build_version(town.city, state=VersionState.REPLACED, number=1, valid_to=dt.date(2026, 2, 28))
    was = build_item(old, limit="每季度", elements="收支情况")
    build_item(old, second="取消的事项")
    build_item(town.version, second="新增的事项")
    page = text(client, f"/catalog/{old.pk}/")
    assert "这一版已被替代" in page
    assert f'href="/catalog/{town.version.pk}/"' in page
    assert f'href="/catalog/items/{town.item.pk}/"' in text(client, f"/catalog/items/{was.pk}/")
    compared = text(client, f"/catalog/{town.version.pk}/changes/")
    for words in ("增加 1 项，取消 1 项", "新增的事项", "取消的事项", "每季度", "每月10日前"):
        assert words in compared
    assert client.get(f"/catalog/{old.pk}/changes/").status_code == 404
    assert f'href="/catalog/{town.version.pk}/changes/"' in text(client, f"/catalog/{town.version.pk}/")


def test_what_an_earlier_version_published_stands_under_the_item_of_today(town: Town, client: Client) -> None:
    old = build_version(town.city, state=VersionState.REPLACED, number=9)
    was = build_item(old)
    row = InformationFactory(title="去年的收支", owner=town.finance, state=InformationState.PUBLISHED)
    link(row.pk, was)
    assert "去年的收支" in text(client, f"/catalog/items/{town.item.pk}/")


def test_a_page_of_items_costs_the_same_queries_however_many(
    town: Town, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(50):
        build_item(town.version, second=f"事项{number}", unit=town.finance, basis="《某办法》")
    with django_assert_max_num_queries(14):
        text(client, f"/catalog/{town.version.pk}/")


def test_occasions_to_come_are_looked_for_every_week(town: Town) -> None:
    with time_machine.travel("2026-03-04 12:00:00+08:00", tick=False):
        assert next_look() == dt.date(2026, 3, 9)
    with time_machine.travel("2026-03-09 12:00:00+08:00", tick=False):
        assert next_look() == dt.date(2026, 3, 16)
