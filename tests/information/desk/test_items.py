"""An editor says to which items of the catalogue a draft belongs; publishing it then fulfils what they owe."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import FormationEvent, ItemLink, Obligation
from gongkai.catalog.periods import about
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information.actions import link_item, publish, unlink_item
from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from tests.core.desk.conftest import seat
from tests.factories.catalog import build_item, build_obligation, build_version
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory

if TYPE_CHECKING:
    from django.test import Client

    from gongkai.catalog.models import CatalogItem
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

D = dt.date
SYSTEM = system("测试")
KEY = "6f8b2c0a-5f0e-4d35-9d70-2d3c4e5f6a7b"


@pytest.fixture
def item(housing: Organization) -> CatalogItem:
    return build_item(build_version(housing, state=VersionState.IN_FORCE), first="住房保障", second="公租房分配")


@pytest.fixture
def record(housing: Organization) -> Information:
    return InformationFactory(owner=housing, title="2026年第一批公租房分配结果", kind="notice")


def address(record: Information) -> str:
    return f"/desk/information/{record.pk}/act/link_item/"


def text(client: Client, path: str, **query: str) -> str:
    response = client.get(path, query)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_the_tab_suggests_and_one_click_takes(drafter: Seat, record: Information, item: CatalogItem) -> None:
    page = text(drafter.client, f"/desk/information/{record.pk}/", tab="items")
    assert "标题中有“公租房分配”" in page
    answer = drafter.client.post(address(record), {"link": item.pk})
    assert answer.status_code == 302
    page = text(drafter.client, answer.headers["Location"])
    assert "已归入公开事项" in page
    assert "住房保障／公租房分配" in page
    assert "标题中有" not in page
    assert "住房保障／公租房分配" in text(drafter.client, f"/desk/information/{record.pk}/")


def test_taking_twice_is_taking_once_and_leaves_one_entry(
    drafter: Seat, record: Information, item: CatalogItem
) -> None:
    for _ in range(2):
        drafter.client.post(address(record), {"link": item.pk})
    assert ItemLink.objects.count() == 1
    assert AuditEntry.objects.filter(event="information.link_item").count() == 1
    drafter.client.post(address(record), {"unlink": item.pk})
    drafter.client.post(address(record), {"unlink": item.pk})
    assert not ItemLink.objects.exists()
    assert AuditEntry.objects.filter(event="information.unlink_item").count() == 1


def test_the_search_shows_the_units_own_first(
    drafter: Seat, record: Information, item: CatalogItem, housing: Organization
) -> None:
    other = OrganizationFactory(name="示范市教育局")
    build_item(build_version(other, state=VersionState.IN_FORCE, field="教育"), first="校舍", second="教师公租房")
    page = text(drafter.client, address(record))
    assert "公租房分配" in page
    assert "教师公租房" not in page
    found = text(drafter.client, address(record), q="公租房")
    assert found.index("住房保障／公租房分配") < found.index("校舍／教师公租房")
    assert "（不是本单位）" in found
    assert "没有找到事项" in text(drafter.client, address(record), q="没有 这样的")


@pytest.mark.parametrize("text_", ["\x00", "%", "'", "公租房" * 99, "<b>"])
def test_whatever_is_searched_for_is_answered(drafter: Seat, record: Information, text_: str) -> None:
    assert drafter.client.get(address(record), {"q": text_}).status_code == 200


@pytest.mark.parametrize("values", [{}, {"link": ""}, {"link": "x"}, {"link": "99999"}, {"drop": "1"}])
def test_an_item_that_is_none_is_not_found(drafter: Seat, record: Information, values: dict[str, str]) -> None:
    assert drafter.client.post(address(record), values).status_code == 404


def test_a_draft_of_a_list_cannot_be_chosen(drafter: Seat, record: Information, housing: Organization) -> None:
    hidden = build_item(build_version(housing, field="别的"))
    assert drafter.client.post(address(record), {"link": hidden.pk}).status_code == 403
    assert not ItemLink.objects.exists()


def test_somebody_elses_record_is_not_found(record: Information, item: CatalogItem) -> None:
    stranger = seat(OrganizationFactory(), Role.DRAFTER, name="外人")
    assert stranger.client.get(address(record)).status_code == 404
    assert stranger.client.post(address(record), {"link": item.pk}).status_code == 404


@pytest.mark.parametrize(
    ("state", "role", "allowed"),
    [
        (InformationState.DRAFT, Role.DRAFTER, True),
        (InformationState.IN_REVIEW, Role.REVIEWER, True),
        (InformationState.PUBLISHED, Role.DRAFTER, False),
        (InformationState.PUBLISHED, Role.PUBLISHER, True),
        (InformationState.REMOVED, Role.PUBLISHER, False),
        (InformationState.DRAFT, Role.AUDITOR, False),
    ],
)
def test_who_may_choose_and_when(
    record: Information, item: CatalogItem, housing: Organization, state: str, role: Role, *, allowed: bool
) -> None:
    Information.objects.filter(pk=record.pk).update(state=state)
    person = seat(housing, role, name="某人")
    answer = person.client.post(address(record), {"link": item.pk})
    assert answer.status_code == (302 if allowed else 403)
    assert ItemLink.objects.exists() is allowed
    if not allowed:
        with pytest.raises(RefusedError):
            unlink_item(record, item, actor=person.person.actor())


def release(record: Information) -> None:
    Information.objects.filter(pk=record.pk).update(
        state=InformationState.REVIEWED, body_html="<p>正文。</p>", issuer_name="某局", written_on=D(2026, 3, 1)
    )
    record.refresh_from_db()
    publish(record, actor=SYSTEM)


def test_publishing_fulfils_one_occasion_of_each_item(
    record: Information, item: CatalogItem, housing: Organization
) -> None:
    power = build_item(
        build_version(housing, state=VersionState.IN_FORCE, list_kind="powers"), second="分配公租房"
    )
    owed = [build_obligation(each, housing) for each in (item, power)]
    later = build_obligation(item, housing, occasion="x|2026年4月", due_on=D(2026, 4, 30))
    for each in (item, power):
        link_item(record, each, actor=SYSTEM)
    release(record)
    assert {row.pk for row in Obligation.objects.filter(information_id=record.pk)} == {row.pk for row in owed}
    later.refresh_from_db()
    assert later.state == "due"


def test_what_is_public_already_fulfils_as_soon_as_it_is_linked(
    record: Information, item: CatalogItem, housing: Organization
) -> None:
    release(record)
    owed = build_obligation(item, housing)
    link_item(record, item, actor=SYSTEM)
    owed.refresh_from_db()
    assert (owed.state, owed.information_id) == ("done", record.pk)


def test_an_obligation_opens_a_draft_with_kind_item_and_period(
    drafter: Seat, housing: Organization, item: CatalogItem
) -> None:
    item.kind, item.second = "fiscal_monthly", "月度财政收支"
    item.save()
    limit = item.read_limits[0].as_json()
    owed = build_obligation(
        item, housing, limit=limit, period_first=D(2026, 3, 1), period_last=D(2026, 3, 31), due_on=D(2026, 3, 10)
    )
    page = text(drafter.client, f"/desk/obligations/{owed.pk}/")
    draft = f"/desk/obligations/{owed.pk}/draft/"
    assert f'href="{draft}"' in page
    form = text(drafter.client, draft)
    assert 'value="fiscal_monthly" selected' in form
    title = "示范市住房和城乡建设局2026年2月月度财政收支"
    assert f'value="{title}"' in form
    values = {"kind": "fiscal_monthly", "title": title, "owner": housing.pk, "idempotency_key": KEY}
    for _ in range(2):
        answer = drafter.client.post(draft, values)
    record = Information.objects.get(title=title)
    assert answer.headers["Location"] == f"/desk/information/{record.pk}/edit/"
    assert record.elements == {"month": "2026-02"}
    assert ItemLink.objects.get().item == item


def test_a_draft_for_an_event_is_called_what_it_was(
    drafter: Seat, housing: Organization, item: CatalogItem
) -> None:
    event = FormationEvent.objects.create(item=item, organization=housing, what="公布第一批名单", on=D(2026, 3, 2))
    owed = build_obligation(item, housing, event=event)
    assert 'value="公布第一批名单"' in text(drafter.client, f"/desk/obligations/{owed.pk}/draft/")


@pytest.mark.parametrize("change", [{"kind": ""}, {"title": ""}, {"kind": "none"}])
def test_a_draft_that_lacks_something_is_not_begun(
    drafter: Seat, housing: Organization, item: CatalogItem, change: dict[str, Any]
) -> None:
    owed = build_obligation(item, housing)
    values = {"kind": "notice", "title": "标题", "owner": housing.pk, "idempotency_key": KEY} | change
    assert drafter.client.post(f"/desk/obligations/{owed.pk}/draft/", values).status_code == 400
    assert not Information.objects.exists()


def test_no_draft_for_what_is_settled_or_somebody_elses(
    drafter: Seat, housing: Organization, item: CatalogItem
) -> None:
    done = build_obligation(item, housing, state="done")
    theirs = build_obligation(item, OrganizationFactory(), occasion="y")
    for row in (done, theirs):
        assert drafter.client.get(f"/desk/obligations/{row.pk}/draft/").status_code == 404
    officer = seat(housing, Role.DISCLOSURE_OFFICER, name="公开办")
    mine = build_obligation(item, housing, occasion="z")
    assert officer.client.get(f"/desk/obligations/{mine.pk}/draft/").status_code == 404
    assert "起草</a>" not in text(officer.client, f"/desk/obligations/{mine.pk}/")


@pytest.mark.parametrize(
    ("limit", "period", "wanted"),
    [
        ("每月10日前", (D(2026, 1, 1), D(2026, 1, 31)), (D(2025, 12, 1), D(2025, 12, 31))),
        ("每月10日前", (D(2026, 3, 1), D(2026, 3, 31)), (D(2026, 2, 1), D(2026, 2, 28))),
        ("每季度结束后20日内", (D(2026, 1, 1), D(2026, 3, 31)), (D(2026, 1, 1), D(2026, 3, 31))),
        ("次月10日前", (D(2026, 1, 1), D(2026, 1, 31)), (D(2026, 1, 1), D(2026, 1, 31))),
        ("每年1月31日前", (D(2026, 1, 1), D(2026, 12, 31)), (D(2025, 1, 1), D(2025, 12, 31))),
        ("每周五前", (D(2026, 3, 2), D(2026, 3, 8)), (D(2026, 2, 23), D(2026, 3, 1))),
    ],
)
def test_what_is_owed_by_a_day_is_about_the_period_before(
    housing: Organization, limit: str, period: tuple[D, D], wanted: tuple[D, D]
) -> None:
    item = build_item(build_version(housing, state=VersionState.IN_FORCE), limit)
    owed = build_obligation(
        item,
        housing,
        limit=item.read_limits[0].as_json(),
        period_first=period[0],
        period_last=period[1],
    )
    assert about(owed) == wanted


def test_the_page_works_without_scripts(drafter: Seat, record: Information, item: CatalogItem) -> None:
    """The search is a plain GET form with a button, each choice a plain button of a POST form."""
    page = text(drafter.client, address(record), q="公租房")
    assert re.search(r'<form method="get"[^>]*>.*?name="q".*?type="submit"', page, re.DOTALL)
    assert re.search(rf'<button[^>]*name="link" value="{item.pk}" type="submit"', page)
