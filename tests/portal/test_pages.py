"""The home page and the pages about the site; no link on any of them is dead."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from gongkai.information.kinds import all_kinds
from gongkai.portal.sites import places
from gongkai.sites.models import Site
from tests.factories.tasks import TaskFactory
from tests.portal.support import publish, words

PAGES = ["home", "search", "policies", "interpretations", "issuers", "themes", "years", "kinds", "disclosure"]
PAGES += ["guide", "rules", "about", "site-map", "ledgers"]


def page(client, name, *args):
    response = client.get(reverse(f"portal:{name}", args=args))
    assert response.status_code == 200
    return words(response)


def test_home_shows_the_newest_policies_beside_their_interpretations(client, library):
    shown = page(client, "home")
    assert library.notice.title in shown.split('id="policies"')[0]
    policies = shown.split('id="policies"')[1]
    assert library.new.title in policies
    assert "示政办发〔2023〕22号" in policies
    assert f'href="{library.interpretation.get_absolute_url()}"' in policies


def test_home_has_the_four_fixed_entrances_in_order(client, library):
    shown = page(client, "home")
    places = [shown.index(f"政府信息公开{name}") for name in ("指南", "制度")]
    places += [shown.index("法定主动公开内容"), shown.index("政府信息公开年报")]
    assert places == sorted(places)


def test_home_counts_ledgers_done_and_overdue(client, library):
    TaskFactory(document=library.new, owner=library.office, due_on=dt.date(2020, 1, 1))
    TaskFactory(document=library.new, owner=library.office, state="done", due_on=dt.date(2020, 1, 1))
    TaskFactory(document=library.new, owner=library.office, state="cancelled", due_on=dt.date(2020, 1, 1))
    shown = page(client, "home").split('id="ledgers"')[1]
    figures = re.findall(r"<dt>(.*?)</dt><dd>(\d+)</dd>", shown)
    assert figures[:3] == [("任务", "2"), ("已完成", "1"), ("逾期", "1")]


def test_home_of_an_empty_library_says_so(client, db, engine):
    assert "这里还没有公开的信息" in page(client, "home")


def test_the_catalog_has_every_kind_in_its_place_with_its_count(client, library):
    shown = page(client, "disclosure")
    for kind in all_kinds():
        assert f'href="/kinds/{kind.code}/"' in shown
        assert kind.catalog_path[-1] in shown
    assert re.search(r'行政规范性文件</a> <span class="count">2<', shown)


def test_the_rules_are_documents_about_open_government(client, library):
    rule = publish(
        library.office,
        kind="normative",
        title="示范市政府信息公开规定",
        theme="综合政务\\政务公开",
        published_on=dt.date(2024, 1, 1),
    )
    shown = page(client, "rules")
    assert rule.title in shown
    assert library.new.title not in shown


def test_the_sites_own_names_and_contact_are_shown(client, library):
    Site.objects.update_or_create(
        main=True,
        defaults={"code": "main", "name": "某县政务", "sponsor": "某县人民政府", "contact": "0000-12345"},
    )
    places.forget()
    for name in ("guide", "about"):
        assert "某县人民政府" in page(client, name)
        assert "0000-12345" in page(client, name)
    assert "0000-12345" in words(client.get(library.new.get_absolute_url()))


@pytest.mark.parametrize("name", PAGES)
def test_no_link_is_dead(client, indexed, name):
    TaskFactory(document=indexed.new, owner=indexed.office)
    shown = page(client, name)
    for link in {unescape(link) for link in re.findall(r'<a [^>]*href="([^"#]+)', shown)}:
        if link.startswith(("/", "?")):
            address = link if link.startswith("/") else reverse(f"portal:{name}") + link
            assert client.get(address).status_code in {200, 302}, link


@pytest.mark.parametrize("name", [*PAGES, "document"])
def test_every_page_has_one_heading_a_title_and_the_sites_tags(client, indexed, name):
    shown = page(client, name, *([indexed.new.pk] if name == "document" else []))
    assert shown.count("<h1") == 1
    assert re.search(r"<title>.*示范市政务公开.*</title>", shown)
    if name != "ledgers":
        assert '<meta name="SiteName" content="示范市政务公开">' in shown


@pytest.mark.parametrize("name", [*PAGES, "document"])
def test_ids_are_given_once(client, indexed, name):
    shown = page(client, name, *([indexed.new.pk] if name == "document" else []))
    found = re.findall(r'\sid="([^"]+)"', shown)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", [*PAGES, "document"])
def test_nothing_on_a_page_asks_for_anything_outside(client, indexed, name):
    shown = page(client, name, *([indexed.new.pk] if name == "document" else []))
    loaded = re.findall(r'<(?:script|img|iframe|source)[^>]* src="([^"]+)"', shown)
    loaded += re.findall(r'<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"', shown)
    assert all(address.startswith("/") for address in loaded)
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", shown)
    assert not re.search(r"<script(?![^>]* src=)", shown)
