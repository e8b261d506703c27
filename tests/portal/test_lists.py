"""Lists by issuer, theme, year and kind."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from gongkai.information.models import Information
from tests.factories.orgs import OrganizationFactory, OrganizationNameFactory
from tests.portal.support import publish, words

MOST_QUERIES = 12


def page(client, name, *args, **query):
    response = client.get(reverse(f"portal:{name}", args=args), query)
    assert response.status_code == 200
    return words(response)


def titles(shown):
    listed = shown.split('<ul class="titles">')[1].split("<aside")[0] if '<ul class="titles">' in shown else ""
    return re.findall(r"<li> <a href=\"[^\"]+\">(.*?)</a>", listed)


def test_issuers_are_counted_resolved_ones_apart_from_names(client, library):
    shown = page(client, "issuers")
    assert re.search(r'href="/issuers/office/">示范市人民政府办公室</a> <span class="count">2<', shown)
    assert 'href="/issuers/named/%E6%9F%90%E9%83%A8/%E6%9F%90%E5%A7%94/">某部/某委</a>' in shown


def test_an_issuer_says_who_it_is_and_what_it_issued(client, library):
    former = OrganizationFactory(code="former", name="示范市教育委员会", successor=library.education)
    OrganizationNameFactory(organization=library.education, name="市教育局", kind="alias")
    shown = page(client, "issuer", "edu")
    assert "市教育局" in shown
    assert former.name in shown
    assert titles(shown) == [library.notice.title, library.interpretation.title]
    assert "职责承继" in page(client, "issuer", "former")


def test_a_name_that_no_organization_answers_to_has_its_list(client, library):
    assert titles(page(client, "issuer-named", "某部/某委")) == [library.foreign.title]


def test_themes_are_a_tree_with_counts(client, library):
    shown = page(client, "themes")
    assert re.search(r"城乡建设、环境保护</a> <span class=\"count\">2<", shown)
    assert re.search(r"城乡建设（含住房）</a> <span class=\"count\">2<", shown)
    assert "卫生、体育" not in shown


def test_a_class_of_themes_holds_its_parts(client, library):
    assert len(titles(page(client, "theme", "城乡建设、环境保护"))) == 2
    assert len(titles(page(client, "theme", "城乡建设、环境保护/城乡建设（含住房）"))) == 2


def test_an_official_theme_without_anything_is_a_page_an_invented_one_is_not(client, library):
    assert "这里还没有公开的信息" in page(client, "theme", "综合政务")
    for name in ("无此主题", "综合政务/无此主题", "综合政务/政务公开/更深"):
        assert client.get(reverse("portal:theme", args=[name])).status_code == 404


def test_years_count_by_writing_else_publication(client, library):
    counts = dict(re.findall(r'/years/(\d+)/">\d+年</a> <span class="count">(\d+)<', page(client, "years")))
    assert counts == {"2024": "2", "2023": "2", "2016": "1"}
    assert titles(page(client, "year", 2024)) == [library.notice.title, library.foreign.title]


@pytest.mark.parametrize("number", [1899, 2016_00, 99_999_999_999, 2099])
def test_a_year_without_anything_is_no_page(client, library, number):
    assert client.get(f"/years/{number}/").status_code == 404


def test_kinds_are_counted_and_an_empty_one_says_so(client, library):
    assert re.search(r"行政规范性文件</a> <span class=\"count\">2<", page(client, "kinds"))
    assert "这里还没有公开的信息" in page(client, "kind", "annual_report")
    assert client.get(reverse("portal:kind", args=["nothing"])).status_code == 404


def test_policies_hold_every_kind_with_a_validity_and_link_their_interpretations(client, library):
    shown = page(client, "policies")
    assert titles(shown) == [library.foreign.title, library.new.title, library.old.title]
    assert f'href="{library.interpretation.get_absolute_url()}" aria-label="解读：' in shown


def test_an_interpretation_in_a_list_names_what_it_explains(client, library):
    shown = page(client, "interpretations")
    assert titles(shown) == [library.interpretation.title]
    assert f'href="{library.new.get_absolute_url()}">解读的文件：' in shown


def test_a_list_narrows_by_other_dimensions(client, library):
    assert titles(page(client, "policies", validity="repealed")) == [library.old.title]
    assert titles(page(client, "policies", issuer="某部/某委")) == [library.foreign.title]
    assert titles(page(client, "policies", year="2023")) == [library.new.title]
    assert titles(page(client, "policies", theme="城乡建设、环境保护", validity="in_force")) == [library.new.title]
    assert "没有符合条件的信息" in page(client, "policies", validity="lapsed")


def test_a_facet_leaves_its_own_choice_out_of_its_counts(client, library):
    shown = page(client, "policies", validity="repealed")
    assert re.search(r'<span>有效</span><span class="count">1</span>', shown)


def test_a_list_sorts_by_date_both_ways(client, library):
    newest, oldest = titles(page(client, "policies")), titles(page(client, "policies", sort="oldest"))
    assert newest == oldest[::-1]
    assert titles(page(client, "policies", sort="written"))[0] == library.foreign.title


def test_what_has_no_date_comes_last_both_ways(client, library):
    undated = publish(library.office, kind="policy", title="没有日期的意见")
    assert titles(page(client, "policies"))[-1] == undated.title
    assert titles(page(client, "policies", sort="oldest"))[-1] == undated.title


def test_long_lists_come_in_pages(client, library):
    for place in range(25):
        publish(library.office, kind="plan", title=f"第{place}号规划", published_on=dt.date(2024, 1, 1))
    first, second = (titles(page(client, "kind", "plan", page=number)) for number in (1, 2))
    assert (len(first), len(second)) == (20, 5)
    assert titles(page(client, "kind", "plan", page="99")) == second
    assert titles(page(client, "kind", "plan", page="x")) == first


@pytest.mark.parametrize("name", ["policies", "home", "site-map", "themes", "issuers", "disclosure"])
def test_lists_take_few_queries_however_long(client, library, name, django_assert_max_num_queries):
    for place in range(20):
        row = publish(library.office, kind="policy", title=f"第{place}号意见", published_on=dt.date(2024, 1, 1))
        Information.objects.filter(pk=row.pk).update(issuer=library.education)
    with django_assert_max_num_queries(MOST_QUERIES + 3 * (name == "home")):
        page(client, name)
