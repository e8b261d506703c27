"""Homes, columns, 公开专栏, guides and maps of sites, as a browser asks for them."""

from __future__ import annotations

import re

import pytest

from gongkai.information.enums import Disclosure, InformationState
from gongkai.information.models import Information
from gongkai.sites import actions
from gongkai.sites.enums import ColumnType
from gongkai.sites.models import Site
from tests.portal.support import words

MOST_QUERIES = 12
SITE = "/sites/jyj/"
COLUMN = "/sites/jyj/columns/tzgg/"


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return words(response)


def trail(page):
    return re.findall(r"<a href=\"([^\"]+)\">([^<]+)</a>", page.split('class="breadcrumb"')[1].split("</nav>")[0])


@pytest.fixture
def column(town):
    return town.column(code="tzgg", kinds=["notice"], type=ColumnType.NOTICES, description="公告和通告")


@pytest.fixture
def row(town, column):
    return town.row(title="关于校舍维修的公告")


def test_a_home_shows_the_newest_of_its_columns_and_who_speaks(client, town, row):
    page = shown(client, SITE)
    assert f'href="{row.get_absolute_url()}"' in page
    assert "0990-2120000" in page
    assert 'href="/sites/jyj/disclosure/"' in page
    assert f'href="{COLUMN}"' in page


def test_a_column_lists_its_rows_with_way_back_and_feed(client, town, row):
    page = shown(client, COLUMN)
    assert row.title in page
    assert trail(page) == [("/", "首页"), (SITE, "示范市教育局")]
    assert f'href="{COLUMN}feed.atom"' in page
    assert row.title in shown(client, f"{COLUMN}feed.atom")
    assert row.title in shown(client, f"{SITE}feed.atom")


def test_a_document_stands_at_one_address_in_the_frame_of_its_site(client, town, row):
    page = shown(client, row.get_absolute_url())
    assert trail(page) == [("/", "首页"), (SITE, "示范市教育局"), (COLUMN, "通知公告")]
    assert f'<link rel="canonical" href="http://testserver{row.get_absolute_url()}">' in page
    footer = page.split("<footer")[1]
    assert "0990-2120000" in footer
    assert "N990000001" in footer  # what the site does not say of itself, the main one says for it
    assert 'href="/sites/jyj/site-map/"' in footer


def test_a_document_of_a_unit_without_a_site_is_the_main_sites(client, town):
    row = town.row(owner=town.office, title="关于预算的公告")
    page = shown(client, row.get_absolute_url())
    assert "<strong>示范市政务公开</strong>" in page
    assert trail(page)[0] == ("/", "首页")
    assert all(not url.startswith(SITE) for url, _ in trail(page))


@pytest.mark.parametrize("hidden", [("draft", "proactive"), ("removed", "proactive"), ("published", "withheld")])
@pytest.mark.parametrize("path", [SITE, COLUMN, f"{COLUMN}feed.atom", f"{SITE}feed.atom", f"{SITE}disclosure/"])
def test_what_is_not_public_shows_nowhere(client, town, row, path, hidden):
    state, disclosure = hidden
    Information.objects.filter(pk=row.pk).update(state=InformationState(state), disclosure=Disclosure(disclosure))
    assert row.title not in client.get(path).content.decode()


@pytest.mark.parametrize("part", ["", "disclosure/", "guide/", "site-map/"])
def test_fixed_pages_answer_and_the_main_site_has_its_own(client, town, row, part):
    assert shown(client, f"{SITE}{part}").count("<h1") == 1
    answer = client.get(f"/sites/{town.main.code}/{part}")
    assert answer.status_code == 301
    assert client.get(answer.url).status_code == 200


def test_the_guide_is_that_of_the_unit_else_of_the_one_above(client, town):
    actions.edit_guide(town.city, actor=town.keeper, office="市政务公开办公室", telephone="0990-2110000")
    assert "0990-2110000" in shown(client, f"{SITE}guide/")
    assert "0990-2110000" in shown(client, "/disclosure/guide/")
    actions.edit_guide(town.bureau, actor=town.own_keeper, office="市教育局办公室", telephone="0990-2120001")
    assert "0990-2120001" in shown(client, f"{SITE}guide/")
    assert "0990-2120001" not in shown(client, "/disclosure/guide/")


def test_entrance_guide_and_on_request_are_pages_not_empty_lists(client, town):
    for code, kind, target in (
        ("gk", ColumnType.DISCLOSURE, f"{SITE}disclosure/"),
        ("zn", ColumnType.GUIDE, f"{SITE}guide/"),
        ("ysq", ColumnType.ON_REQUEST, "/foi/"),
    ):
        town.column(name=f"栏目{code}", code=code, type=kind)
        answer = client.get(f"{SITE}columns/{code}/")
        assert (answer.status_code, answer.url) == (301, target)


def test_a_moved_column_leads_on_and_a_closed_one_is_never_silent(client, town, column):
    news = town.column(name="新栏目", code="xlm")
    actions.move_column(column, actor=town.own_keeper, parent=news)
    answer = client.get(COLUMN)
    assert (answer.status_code, answer.url) == (301, f"{SITE}columns/xlm/tzgg/")
    assert client.get(f"{COLUMN}feed.atom").url == f"{SITE}columns/xlm/tzgg/feed.atom"
    closed = town.column(name="旧栏目", code="jlm")
    actions.close_column(closed, actor=town.own_keeper, reason="不再更新")
    assert client.get(f"{SITE}columns/jlm/").status_code == 410
    led = town.column(name="并入", code="br")
    actions.close_column(led, actor=town.own_keeper, reason="并入新栏目", redirect_to=news)
    assert client.get(f"{SITE}columns/br/").url == f"{SITE}columns/xlm/"


def test_a_hidden_column_and_one_that_never_was_are_no_pages(client, town, column):
    actions.hide_column(column, actor=town.own_keeper)
    assert client.get(COLUMN).status_code == 404
    assert client.get(f"{SITE}columns/nothing/").status_code == 404
    assert client.get("/sites/nothing/").status_code == 404


def test_a_closed_site_is_gone_and_its_documents_go_to_the_one_above(client, town, row):
    actions.close_site(town.site, actor=town.keeper, reason="并入主站")
    for path in (SITE, COLUMN, f"{SITE}guide/", f"{SITE}feed.atom"):
        assert client.get(path).status_code == 410, path
    assert "<strong>示范市政务公开</strong>" in shown(client, row.get_absolute_url())


def test_where_nobody_set_up_a_site_the_settings_say_who_speaks(client, db):
    Site.objects.all().delete()
    for path in ("/", "/sites/", "/site-map/", "/sitemap-sites.xml", "/disclosure/guide/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/sites/main/").status_code == 301


def test_all_sites_stand_in_one_tree_and_in_the_maps(client, town, row):
    assert f'href="{SITE}"' in shown(client, "/sites/")
    assert f'href="{SITE}"' in shown(client, "/site-map/")
    assert f'href="{COLUMN}"' in shown(client, f"{SITE}site-map/")
    found = client.get("/sitemap-sites.xml").content.decode()
    assert f"http://testserver{COLUMN}<" in found
    assert "http://testserver/sitemap-sites.xml" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("path", [SITE, COLUMN, f"{SITE}disclosure/", f"{SITE}site-map/", "/sites/"])
def test_pages_take_few_queries_however_much_there_is(client, town, row, path, django_assert_max_num_queries):
    for number in range(30):
        town.row(title=f"第{number}号公告")
    for number in range(8):
        town.column(name=f"栏目{number}", code=f"c{number}", kinds=["policy"], parent=None)
    client.get(path)
    with django_assert_max_num_queries(MOST_QUERIES):
        shown(client, path)


@pytest.mark.parametrize("path", [f"{SITE}qr.svg", f"{COLUMN}qr.svg"])
def test_site_and_column_have_a_code_to_scan(client, town, column, path):
    answer = client.get(path)
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content


def test_a_reader_in_elder_mode_gets_site_pages_so(client, town, row):
    client.cookies["gongkai_elder"] = "on"
    assert '<html lang="zh-CN" class="elder">' in shown(client, SITE)
