"""The desk of the catalogue, through HTTP as people use it."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogItem, CatalogVersion, NonDisclosureReview, Obligation
from gongkai.core.roles import Role
from tests.catalog.sheets.books import Book, row
from tests.factories.catalog import build_item, build_obligation, build_review, build_version
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.catalog.conftest import Town

FORCE = VersionState.IN_FORCE


def page(client: Client, name: str, *arguments: object) -> str:
    response = client.get(reverse(name, args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def tab(client: Client, module: str, pk: int, code: str) -> str:
    response = client.get(reverse("desk:detail", args=[module, pk]), {"tab": code})
    assert response.status_code == 200
    return response.content.decode()


def act(client: Client, module: str, pk: int, event: str, **data: object) -> int:
    address = reverse("desk:act", args=[module, pk, event])
    found = re.search(r'name="version" value="([^"]*)"', client.get(address).content.decode())
    posted = {"idempotency_key": str(uuid.uuid4()), "version": found[1] if found else "", **data}
    return client.post(address, posted).status_code


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(person_with(town.city, Role.DISCLOSURE_OFFICER))
    return client


def test_the_office_imports_reviews_and_puts_a_list_in_force(town: Town, office: Client, tmp_path: Path) -> None:
    book = Book()
    book.lay(
        [row(1, limit="每年3月底前"), row(2, second="招生范围", limit="另行通知")],
        title="示范市义务教育领域标准目录",
    )
    upload = SimpleUploadedFile("目录.xlsx", book.save(tmp_path).read_bytes())
    address = reverse("desk:create", args=["catalogs"])
    data = {"idempotency_key": str(uuid.uuid4()), "list_kind": "standard", "owner": town.city.pk, "file": upload}
    assert office.post(address, data).status_code == 302
    version = CatalogVersion.objects.get()
    assert "招生管理／招生政策" in tab(office, "catalogs", version.pk, "items")
    assert "另行通知" in tab(office, "catalogs", version.pk, "problems")
    assert act(office, "catalogs", version.pk, "review") == 302
    assert act(office, "catalogs", version.pk, "put_in_force", valid_from="2026-01-01") == 302
    version.refresh_from_db()
    assert version.state == FORCE


def test_a_file_without_a_catalogue_is_refused_at_its_field(town: Town, office: Client) -> None:
    address = reverse("desk:create", args=["catalogs"])
    upload = SimpleUploadedFile("说明.txt", "这里没有表格。".encode())
    data = {"idempotency_key": str(uuid.uuid4()), "list_kind": "standard", "owner": town.city.pk, "file": upload}
    response = office.post(address, data)
    assert response.status_code == 409
    assert "没有找到目录的表头" in response.content.decode()


def test_departments_do_not_import(town: Town, client: Client) -> None:
    client.force_login(person_with(town.finance, Role.PUBLISHER))
    assert client.get(reverse("desk:create", args=["catalogs"])).status_code == 404


def test_an_item_shows_what_was_understood_and_is_edited_in_a_draft(town: Town, office: Client) -> None:
    item = build_item(
        build_version(town.city), "信息形成之日起20个工作日内；另行通知", extra={"五公开属性": "■服务"}
    )
    shown = tab(office, "catalog-items", item.pk, "limits")
    assert "自信息形成起，20个工作日内公开" in shown
    assert "另行通知" in shown
    assert "五公开属性" in page(office, "desk:detail", "catalog-items", item.pk)
    address = reverse("desk:edit", args=["catalog-items", item.pk])
    version = re.search(r'name="version" value="([^"]*)"', office.get(address).content.decode())
    assert version
    data = {
        "first": "财政收支",
        "second": "月度收支",
        "limit_text": "每月5日前",
        "proactive": "on",
        "channels": ["政府网站"],
    }
    posted = data | {"subject": "财政局", "idempotency_key": str(uuid.uuid4()), "version": version[1]}
    assert office.post(address, posted).status_code == 302
    item.refresh_from_db()
    assert (item.read_limits[0].due_day, item.channels) == (5, [{"code": "website", "name": "政府网站"}])
    assert item.units.get().organization == town.finance


def test_a_limit_that_cannot_be_read_is_refused_at_its_field(town: Town, office: Client) -> None:
    item = build_item(build_version(town.city))
    address = reverse("desk:edit", args=["catalog-items", item.pk])
    version = re.search(r'name="version" value="([^"]*)"', office.get(address).content.decode())
    assert version
    posted = {"first": "甲", "limit_text": "另行通知", "idempotency_key": str(uuid.uuid4()), "version": version[1]}
    response = office.post(address, posted)
    assert response.status_code == 409
    assert "没有读懂“另行通知”" in response.content.decode()
    assert CatalogItem.objects.get().limit_text == "每月10日前"


@pytest.mark.usefixtures("march")
def test_a_clerk_reports_what_was_formed_and_says_where_it_stands(town: Town, client: Client) -> None:
    item = build_item(build_version(town.city, state=FORCE), "信息形成之日起20个工作日内", unit=town.finance)
    client.force_login(person_with(town.finance, Role.HANDLER))
    facts = {"organization": town.finance.pk, "start": "formed", "what": "减免名单", "on": "2026-03-02"}
    assert act(client, "catalog-items", item.pk, "report_event", **facts) == 302
    row = Obligation.objects.get()
    assert str(row.due_on) == "2026-03-30"
    assert "7日内应公开" not in page(client, "desk:home")
    assert act(client, "obligations", row.pk, "fulfil", title="减免名单，公示栏", on="2026-03-16") == 302
    row.refresh_from_db()
    assert row.state == "done"


@pytest.mark.usefixtures("march")
def test_what_is_late_stands_first_in_the_units_own_list_of_things_to_do(town: Town, client: Client) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    build_obligation(item, town.finance, due_on="2026-03-10")
    client.force_login(person_with(town.finance, Role.DRAFTER))
    assert "逾期未公开" in page(client, "desk:home")
    client.force_login(person_with(town.education, Role.DRAFTER))
    assert "逾期未公开" not in page(client, "desk:home")


@pytest.mark.usefixtures("march")
def test_the_calendar_shows_the_month_of_the_actors_own(town: Town, client: Client) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    build_obligation(item, town.finance)
    client.force_login(person_with(town.finance, Role.DRAFTER))
    address = reverse("catalog:calendar")
    assert "财政收支／月度收支" in client.get(address).content.decode()
    assert "财政收支／月度收支" not in client.get(address, {"month": "2026-04"}).content.decode()
    assert "2026年3月" in client.get(address, {"month": "不是月份"}).content.decode()
    client.force_login(person_with(town.education, Role.DRAFTER))
    assert "财政收支／月度收支" not in client.get(address).content.decode()


def test_a_unit_asks_and_the_office_agrees(town: Town, client: Client) -> None:
    client.force_login(person_with(town.finance, Role.DRAFTER))
    data = {
        "organization": town.finance.pk,
        "matter": "内部考勤",
        "ground": "E16a",
        "basis": "条例第十六条",
        "reasons": "内部管理",
    }
    address = reverse("desk:create", args=["nondisclosure"])
    assert client.post(address, data | {"idempotency_key": str(uuid.uuid4())}).status_code == 302
    asked = NonDisclosureReview.objects.get()
    assert act(client, "nondisclosure", asked.pk, "uphold", reason="同意") == 409
    client.force_login(person_with(town.city, Role.DISCLOSURE_OFFICER))
    assert "不予公开待审核" in page(client, "desk:home")
    assert act(client, "nondisclosure", asked.pk, "uphold", reason="同意") == 302
    asked.refresh_from_db()
    assert asked.state == "upheld"


@pytest.mark.parametrize("module", ["catalogs", "catalog-items", "obligations", "nondisclosure"])
def test_a_list_asks_as_few_questions_for_many_rows_as_for_one(
    town: Town, office: Client, module: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        version = build_version(town.city, number=number + 1)
        build_obligation(build_item(version, unit=town.finance), town.finance)
        build_review(town.finance)
    with django_assert_max_num_queries(12):
        assert len(page(office, "desk:list", module)) > 1000


def test_every_tab_of_a_list_says_what_it_found(town: Town, office: Client) -> None:
    old = build_version(town.city, state=FORCE)
    build_item(old, "每月10日前")
    new = build_version(town.city, number=2, problems=[{"row": 3, "kind": "duplicate", "what": "重复了"}])
    build_item(new, "每月5日前")
    assert "重复了" in tab(office, "catalogs", new.pk, "problems")
    compared = tab(office, "catalogs", new.pk, "comparison")
    assert "每月10日前" in compared
    assert "每月5日前" in compared
    assert "没有对应事项" in tab(office, "catalogs", new.pk, "checks")
    assert "示范市财政局" in tab(office, "catalog-items", build_item(new, unit=town.finance).pk, "units")
