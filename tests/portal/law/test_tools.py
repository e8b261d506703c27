"""The fee, plain arithmetic with days, and the ways by which a citizen comes to all of it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.portal.law.support import text
from tests.portal.support import words


def answer(client, tool, **query):
    return words(client.get(f"/law/{tool}", query))


@pytest.mark.parametrize(
    ("query", "amount"),
    [
        ({"number": "10"}, "0元"),
        ({"number": "11"}, "100元"),
        ({"number": "31"}, "2,200元"),
        ({"number": "5", "before": "8"}, "300元"),
        ({"number": "100", "basis": "pages"}, "700元"),
        ({"number": "30", "basis": "pages"}, "0元"),
    ],
)
def test_the_fee_is_worked_out_with_its_steps(client, query, amount):
    page = answer(client, "fee", **query)
    assert f'<p class="due">{amount}</p>' in page
    assert "怎样算出来的" in page
    assert "政府信息公开信息处理费管理办法" in page


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "999999"])
def test_a_number_that_is_none_says_what_would_be_right(client, number):
    assert "应为不超过五位的整数" in answer(client, "fee", number=number)


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ({"from": "2026-01-26", "count": "20"}, "2026-02-28"),
        ({"from": "2026-01-26", "count": "-1"}, "2026-01-23"),
        ({"from": "2026-02-28", "count": "-20"}, "2026-01-26"),
        ({"from": "2026-01-26", "count": "5", "unit": "日"}, "2026-01-31"),
        ({"from": "2026-01-31", "count": "1", "unit": "月"}, "2026-02-28"),
    ],
)
def test_a_day_so_many_days_from_another(client, query, day):
    assert f'<time datetime="{day}">' in answer(client, "days", **query)


def test_what_a_found_day_is_stands_beside_it(client):
    assert "星期六，调休上班日" in text(answer(client, "days", **{"from": "2026-01-26", "count": "20"}))
    assert "暂定" in answer(client, "days", **{"from": "2035-01-26", "count": "20"})


@pytest.mark.parametrize(
    "query", [{"from": "x", "count": "1"}, {"from": "2026-01-26", "count": "x"}, {"count": "3"}]
)
def test_a_sum_that_cannot_be_read_says_what_would_be_right(client, query):
    assert "还不能计算" in answer(client, "days", **query)


PAGES = ["law", "law-deadline", "law-fee", "law-days", "law-rules", "law-calendars"]


@pytest.mark.parametrize("name", PAGES)
def test_no_link_is_dead_and_every_page_has_one_heading(client, name, library):
    page = words(client.get(reverse(f"portal:{name}")))
    assert page.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert not re.search(r"<[^>]+ (?:style|on\w+)=", page)
    for link in sorted({unescape(link) for link in re.findall(r'<a [^>]*href="([^"#]+)', page)})[:60]:
        if link.startswith(("/", "?")):
            address = link if link.startswith("/") else reverse(f"portal:{name}") + link
            assert client.get(address).status_code in {200, 302}, link


@pytest.mark.parametrize("name", ["home", "disclosure", "guide", "site-map"])
def test_a_citizen_finds_the_calculator(client, library, name):
    assert f'href="{reverse("portal:law-deadline")}"' in words(client.get(reverse(f"portal:{name}")))


def test_every_page_leads_to_the_law_in_its_footer(client, library):
    for name in ("home", "about", "law-rules"):
        footer = words(client.get(reverse(f"portal:{name}"))).split("<footer")[1]
        assert f'href="{reverse("portal:law")}"' in footer


def test_crawlers_stay_out_of_the_endless_questions(client, db):
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /law/deadline?" in robots
    assert "Disallow: /law/rules/?" in robots
