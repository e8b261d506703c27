"""Every kind of page passes our own check of the guide's meta tags (国办发〔2017〕47号)."""

from __future__ import annotations

import pytest

from gongkai.metatags.judging import judge
from gongkai.metatags.model import PageKind
from gongkai.sites.enums import ColumnType

LISTS = [
    "/about/",
    "/disclosure/",
    "/disclosure/guide/",
    "/disclosure/rules/",
    "/interpretations/",
    "/issuers/",
    "/kinds/",
    "/kinds/notice/",
    "/law/",
    "/law/deadline",
    "/law/fee",
    "/law/rules/",
    "/law/rules/FOI-33/",
    "/law/calendar/2026/",
    "/ledgers/",
    "/policies/",
    "/search",
    "/site-map/",
    "/sites/",
    "/sites/jyj/columns/tzgg/",
    "/sites/jyj/disclosure/",
    "/sites/jyj/guide/",
    "/sites/jyj/site-map/",
    "/themes/",
    "/years/",
    "/years/2026/",
]


ADDRESS = "http://www.shifan.gov.cn"


@pytest.fixture(autouse=True)
def _hosts(settings, town):
    settings.GONGKAI_ADDRESS = ADDRESS
    town.site.host = "jyj.shifan.gov.cn"
    town.site.save()


@pytest.fixture
def row(town):
    town.column(
        code="tzgg", kinds=["notice"], type=ColumnType.NOTICES, description="公告和通告", keywords="公告，通告"
    )
    return town.row(title="关于校舍维修的公告", body_html='<p><img src="/files/a.png" alt="图"></p>')


def passes(client, path, kind):
    response = client.get(path)
    assert response.status_code == 200, path
    verdict = judge(response.content, kind=kind, url=f"{ADDRESS}{path}")
    assert [f"{one.tag}：{one.what}" for one in verdict.problems] == [], path
    return verdict.tags


@pytest.mark.parametrize("path", LISTS)
def test_a_column_page_has_the_seven_tags(client, town, row, path):
    passes(client, path, PageKind.LIST)


def test_the_main_home_has_the_three_tags(client, town, row):
    assert "ColumnName" not in passes(client, "/", PageKind.HOME)


def test_a_home_below_a_path_is_a_column_of_the_main_host_too(client, town, row):
    assert passes(client, "/sites/jyj/", PageKind.HOME)["SiteName"] == "示范市教育局"
    assert passes(client, "/sites/jyj/", PageKind.LIST)["ColumnName"] == "示范市教育局"
    assert passes(client, "/sites/jyj/", None)


def test_a_document_has_the_tags_of_its_site_its_column_and_its_content(client, town, row):
    tags = passes(client, row.get_absolute_url(), PageKind.CONTENT)
    assert tags["SiteName"] == "示范市教育局"
    assert tags["ColumnName"] == "通知公告"
    assert tags["ColumnType"] == "通知公告"
    assert tags["ColumnKeywords"] == "通知公告,公告,通告"
    assert tags["PubDate"] == "2026-03-01 00:00"
    assert tags["Image"] == f"{ADDRESS}/files/a.png"
    assert tags["Url"] == f"{ADDRESS}{row.get_absolute_url()}"


def test_a_document_in_no_column_has_those_of_its_kind(client, town):
    row = town.row(owner=town.office, kind="policy", title="关于预算的意见")
    assert passes(client, row.get_absolute_url(), PageKind.CONTENT)["ColumnName"] == "其他政策文件"
