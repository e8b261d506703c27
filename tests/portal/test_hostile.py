"""Nothing that is typed into an address breaks a page."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LONG = "装梯" * 5000
TEXTS = [
    LONG,
    "\x00",
    "装\x00梯",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "' OR 1=1 --",
]
TEXTS += [
    '"',
    '"装梯',
    "-",
    "- -",
    "*",
    "(",
    "装梯 AND (",
    "%",
    "％",
    "\\",
    "+" * 300,
    "title:装梯",
    "🏛️",
    "\u202e装梯",
]
PAGES = ["0", "-1", "x", "1.5", "９", "99999999999999999999", "", "1e9", "٣"]
DATES = [
    "2024-13-01",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31",
    "2024",
    "x" * 5000,
    "20240101",
    "2024-1-1",
    "\x00",
]
LISTS = ["/policies/", "/issuers/office/", "/years/2023/", "/kinds/normative/", "/disclosure/rules/"]


@pytest.mark.parametrize("typed", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_a_search(client, indexed, typed):
    assert client.get("/search", {"q": typed}).status_code == 200
    assert client.get("/search/suggest", {"q": typed}).status_code == 200


def test_bytes_that_are_no_text_are_a_search(client, indexed):
    assert client.get("/search?q=%ff%fe%00%80&issuer=%ff&from=%ff").status_code == 200


def test_a_text_too_long_is_cut_and_the_page_says_so(client, indexed):
    page = client.get("/search", {"q": LONG}).content.decode()
    assert "只用了前 200 个字" in page
    assert len(page) < 100_000


@pytest.mark.parametrize("number", PAGES)
@pytest.mark.parametrize("address", ["/search", *LISTS])
def test_any_page_number_is_a_page(client, indexed, address, number):
    assert client.get(address, {"page": number}).status_code == 200


@pytest.mark.parametrize("day", DATES, ids=range(len(DATES)))
def test_any_date_is_answered(client, indexed, day):
    assert client.get("/search", {"from": day, "to": day, "by": "written"}).status_code == 200
    assert client.get(indexed.old.get_absolute_url(), {"on": day}).status_code == 200


@pytest.mark.parametrize("number", ["0000", "0001", "9999", "10000", "-001", "２０２４", "x"])
@pytest.mark.parametrize("address", ["/search", "/policies/"])
def test_any_year_is_answered(client, indexed, address, number):
    assert client.get(address, {"year": number}).status_code == 200


def test_dates_the_wrong_way_round_are_pointed_out(client, indexed):
    page = client.get("/search", {"from": "2024-02-01", "to": "2023-02-01"}).content.decode()
    assert "起始日期晚于截止日期" in page


def test_unknown_facets_values_tabs_and_sorts_are_passed_over(client, indexed):
    query = {"issuer": ["无此机关"] * 50, "validity": "x", "year": ["abc", "99999999999999999999"], "theme": "\\"}
    query |= {"tab": "x", "sort": "x", "by": "x", "nothing": "x", "type": "%", "kind": "x"}
    assert client.get("/search", query).status_code == 200
    for address in LISTS:
        assert client.get(address, {**query, "year": "99999999999999999999"}).status_code == 200


@pytest.mark.parametrize("address", ["/search", "/policies/"])
def test_what_a_page_does_not_understand_does_not_swell_it(client, indexed, address):
    small = len(client.get(address).content)
    swollen = {f"x{place}": LONG for place in range(3)} | {"sort": LONG, "issuer": ["甲" * 900] * 90}
    assert len(client.get(address, swollen).content) < small + 100_000


@pytest.mark.parametrize(
    "path",
    ["/issuers/无/", "/issuers/named/无/", "/themes/a//b/", "/sitemap-0.xml", "/sitemap-99999999999999999999.xml"],
)
def test_made_up_addresses_are_not_found(client, indexed, path):
    assert client.get(quote(path)).status_code == 404


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            ["q", "tab", "issuer", "validity", "type", "theme", "year", "from", "to", "by", "sort", "page"]
        ),
        st.text(max_size=30),
        max_size=5,
    )
)
def test_any_address_of_the_search_page_answers(client, indexed, query):
    address = f"{reverse('portal:search')}?{urlencode(query, errors='replace')}"
    assert client.get(address).status_code == 200
